import { suspensionsSince, type SuspensionMark } from './suspensions.js';

const day = (n: number): Date => new Date(Date.UTC(2025, 0, n));
const mark = (event: string, n: number, ended = false): SuspensionMark => ({ event, at: day(n), ended });

describe('the suspensions a passed-on clock has to know', () => {
  it('are those after its start, cut at it, the last one open', () =>
    expect(suspensionsSince(day(5), [
      mark('SUSPEND', 1), mark('RESUME', 2), mark('SUSPEND', 4), mark('RESUME', 6), mark('COMPLETE_VERIFICATION', 7), mark('SUSPEND', 9),
    ])).toEqual([{ from: day(5), to: day(6) }, { from: day(9) }]));

  it('end with the case', () =>
    expect(suspensionsSince(day(1), [mark('SUSPEND', 2), mark('WITHDRAW', 3, true), mark('REOPEN', 8)])).toEqual([{ from: day(2), to: day(3) }]));

  it('are none of a suspension that ended when the clock began', () => expect(suspensionsSince(day(3), [mark('SUSPEND', 1), mark('RESUME', 3)])).toEqual([]));
});
