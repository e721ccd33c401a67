/** Thrown while an operation is prepared: it has something in it that only the stock executor knows how to run. */
export class UnsupportedPlan extends Error {
  override readonly name = 'UnsupportedPlan';
}
