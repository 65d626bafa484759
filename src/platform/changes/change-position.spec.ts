import { KEPT_MS, canResume, formatPosition, parsePosition } from './change-position.js';

const here = { epoch: '0a1b2c3d', next: 900n, now: 1_734_000_000_000 };
const position = { epoch: here.epoch, xid: 899n, at: here.now - 60_000 };

it('is read as it was written', () => {
  expect(parsePosition(formatPosition(position))).toEqual(position);
});

it.each(['', '42', '0a1b2c3d-899', '0a1b2c3d-x-1', '0a1b2c3d--1-1', '0a1b2c3d-9223372036854775808-1', "0a1b2c3d-1-1' OR 1=1", '0a1b2c3d-1-1\n', `0a1b2c3d-${'9'.repeat(400)}-1`])('%j is none', (text) => {
  expect(parsePosition(text)).toBeNull();
});

it('can be resumed from for a day, in the same run of the same database, and not from the future', () => {
  expect(canResume(position, here)).toBe(true);
  expect(canResume({ ...position, xid: here.next }, here)).toBe(true);
  expect(canResume({ ...position, at: here.now - KEPT_MS }, here)).toBe(false);
  expect(canResume({ ...position, epoch: 'ffffffff' }, here)).toBe(false);
  expect(canResume({ ...position, xid: here.next + 1n }, here)).toBe(false);
});
