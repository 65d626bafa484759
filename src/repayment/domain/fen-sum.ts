/**
 * The sum of two amounts in fen.
 * @throws RangeError when it leaves the safe integers, before a single fen is lost
 */
export function addFen(a: number, b: number): number {
  const sum = a + b;
  if (!Number.isSafeInteger(sum)) throw new RangeError('A sum of fen is no safe integer');
  return sum;
}
