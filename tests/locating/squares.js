/* Two squares of a degree side by side, and an island of the second with a hole. */
export const TOPOLOGY = {
  transform: { scale: [0.1, 0.1], translate: [110, 0] },
  arcs: [
    [
      [10, 0],
      [0, 10],
    ],
    [
      [10, 10],
      [-10, 0],
      [0, -10],
      [10, 0],
    ],
    [
      [10, 0],
      [10, 0],
      [0, 10],
      [-10, 0],
    ],
    [
      [30, 0],
      [9, 0],
      [0, 9],
      [-9, 0],
      [0, -9],
    ],
    [
      [33, 3],
      [0, 3],
      [3, 0],
      [0, -3],
      [-3, 0],
    ],
  ],
  objects: {
    kecamatan: {
      geometries: [
        { type: "Polygon", arcs: [[0, 1]], properties: { kode: "a" } },
        { type: "MultiPolygon", arcs: [[[2, -1]], [[3], [4]]], properties: { kode: "b" } },
      ],
    },
  },
};
