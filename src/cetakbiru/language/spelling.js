/* How alike two words are spelt. */

/**
 * How many letters to change, add, leave out or swap with the next to make one of the other
 * (optimal string alignment).
 *
 * @param {string} one
 * @param {string} other
 * @param {number} most more than these are told as one more
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [previous, before] = [
    /** @type {number[]} */ ([]),
    Array.from({ length: other.length + 1 }, (_, at) => at),
  ];
  let wasNear = true;
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    let isNear = row <= most;
    for (let column = 1; column <= other.length; column += 1) {
      const differs = one[row - 1] === other[column - 1] ? 0 : 1;
      let least = Math.min(before[column] + 1, line[column - 1] + 1, before[column - 1] + differs);
      const swapped =
        column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) least = Math.min(least, previous[column - 2] + 1);
      if (least <= most) isNear = true;
      line.push(least);
    }
    // A swap reaches back two rows; beyond both nothing comes nearer again.
    if (!isNear && !wasNear) return most + 1;
    [previous, before, wasNear] = [before, line, isNear];
  }
  return Math.min(before[other.length], most + 1);
}
