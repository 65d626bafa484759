import fc from 'fast-check';
import { nextMessage, roomOf, type Waiting } from './merging.js';

const waiting = (...events: string[]): Waiting[] => events.map((eventKey, i) => ({ id: `${i}`, eventKey, backlog: false }));
const now = new Date('2024-12-18T02:00:00Z');
const ago = (ms: number): Date => new Date(now.getTime() - ms);

describe('what goes into one message', () => {
  it('is the oldest event, for everybody who is told of it', () => {
    expect(nextMessage(waiting('a', 'b', 'a', 'c'), 20)).toEqual({ ids: ['0', '2'], digest: false });
  });

  it('is everything when more than three events wait', () => {
    expect(nextMessage(waiting('a', 'b', 'c', 'd', 'a'), 20)).toEqual({ ids: ['0', '1', '2', '3', '4'], digest: true });
  });

  it('is everything when the receiver would not take them one by one', () => {
    expect(nextMessage(waiting('a', 'b'), 1)).toEqual({ ids: ['0', '1'], digest: true });
    expect(nextMessage(waiting('a', 'b'), 2)).toEqual({ ids: ['0'], digest: false });
  });

  it('is everything when some of it was left over from an outage', () => {
    expect(nextMessage([...waiting('a'), { id: 'x', eventKey: 'b', backlog: true }], 20)).toEqual({ ids: ['0', 'x'], digest: true });
    expect(nextMessage([{ id: 'x', eventKey: 'b', backlog: true }], 20)).toEqual({ ids: ['x'], digest: false });
  });
});

describe('room for another message', () => {
  const limit = { perMinute: 3, perSecond: 2 };

  it('is endless without a limit', () => expect(roomOf(null, [now, now], now)).toEqual({ left: Number.POSITIVE_INFINITY, freeAt: null }));

  it('is what the last minute and the last second leave', () => {
    expect(roomOf(limit, [], now)).toEqual({ left: 2, freeAt: null });
    expect(roomOf(limit, [ago(30_000), ago(40_000)], now)).toEqual({ left: 1, freeAt: null });
    expect(roomOf(limit, [ago(70_000), ago(80_000), ago(90_000)], now)).toEqual({ left: 2, freeAt: null });
  });

  it('comes back when the oldest that counts leaves its window', () => {
    expect(roomOf(limit, [ago(10_000), ago(30_000), ago(20_000)], now)).toEqual({ left: 0, freeAt: new Date(now.getTime() + 31_000) });
    expect(roomOf(limit, [ago(500), ago(100)], now)).toEqual({ left: 0, freeAt: new Date(now.getTime() + 600) });
  });

  it('never lets more than the limit into any minute or second', () => {
    fc.assert(fc.property(fc.array(fc.nat(2_000), { maxLength: 60 }), (gaps) => {
      let at = now.getTime();
      const sent: Date[] = [];
      for (const gap of gaps) {
        at += gap;
        const { left, freeAt } = roomOf(limit, sent, new Date(at));
        expect(left > 0).toBe(freeAt === null);
        if (freeAt) at = freeAt.getTime();
        expect(roomOf(limit, sent, new Date(at)).left).toBeGreaterThan(0);
        sent.push(new Date(at));
      }
      for (const first of sent) {
        const within = (ms: number): number => sent.filter((other) => other >= first && other.getTime() < first.getTime() + ms).length;
        expect(within(60_000)).toBeLessThanOrEqual(3);
        expect(within(1_000)).toBeLessThanOrEqual(2);
      }
    }));
  });
});
