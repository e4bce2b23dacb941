/* Whether an activity makes sense: numbers that can be, money that buys something. */

/* The verdict on sense: wajar, diragukan, mustahil, or tak-dinilai where nothing can be judged. */
export class Sense {
  constructor(facts) {
    this.facts = facts;
  }

  judge() {
    return { putusan: "tak-dinilai", alasan: [] };
  }
}
