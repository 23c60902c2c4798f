/**
 * Points that stand too close to be told apart, gathered around the first of each place.
 *
 * A grid of cells as large as the reach finds the neighbours, so the work grows with the number of
 * points alone.
 *
 * @param {Array<{x: number, y: number}>} points places on the screen, in pixels
 * @param {number} reach how near two points must be to be gathered
 * @returns {Array<Array>} the gathered points, in the order of the first of each gathering
 */
export function clusters(points, reach) {
  const cells = new Map();
  const found = [];
  for (const point of points) {
    const column = Math.floor(point.x / reach);
    const row = Math.floor(point.y / reach);
    const near = neighbours(cells, column, row).find(
      ([first]) => Math.hypot(first.x - point.x, first.y - point.y) < reach,
    );
    if (near) {
      near.push(point);
      continue;
    }
    const gathering = [point];
    const key = `${column}:${row}`;
    cells.set(key, [...(cells.get(key) ?? []), gathering]);
    found.push(gathering);
  }
  return found;
}

/** The gatherings that began in a cell or one beside it. */
function neighbours(cells, column, row) {
  const steps = [-1, 0, 1];
  return steps.flatMap((x) => steps.flatMap((y) => cells.get(`${column + x}:${row + y}`) ?? []));
}
