import { KEPT_MS, canResume, formatPosition, parsePosition } from './change-position.js';

const present = { epoch: '0a1b2c3d', snapshot: '897:900:897' };
const now = 1_734_000_000_000;
const position = { epoch: present.epoch, snapshot: '890:899:890,893', at: now - 60_000 };

it.each(['890:899:890,893', '899:899:', '1:9223372036854775807:5'])('is read as it was written: %s', (snapshot) => {
  expect(parsePosition(formatPosition({ ...position, snapshot }))).toEqual({ ...position, snapshot });
});

it.each(['', '42', '0a1b2c3d-899', '0a1b2c3d-899-1', '0a1b2c3d-x-1', '0a1b2c3d--1:1:-1', '0a1b2c3d-1:9223372036854775808:-1', "0a1b2c3d-1:1:-1' OR 1=1", '0a1b2c3d-1:1:-1\n', `0a1b2c3d-${'9'.repeat(400)}:1:-1`])('%j is none', (text) => {
  expect(parsePosition(text)).toBeNull();
});

it.each(['0:1:', '2:1:', '5:9:4', '5:9:9', '5:9:7,6', '5:9:7,', `1:9999:${'5,'.repeat(2_000)}5`])('nor is the snapshot %s, which PostgreSQL would not read', (snapshot) => {
  expect(parsePosition(formatPosition({ ...position, snapshot }))).toBeNull();
});

it('can be resumed from for a day, in the same run of the same database, and not from the future', () => {
  expect(canResume(position, present, now)).toBe(true);
  expect(canResume({ ...position, snapshot: present.snapshot }, present, now)).toBe(true);
  expect(canResume({ ...position, at: now - KEPT_MS }, present, now)).toBe(false);
  expect(canResume({ ...position, epoch: 'ffffffff' }, present, now)).toBe(false);
  expect(canResume({ ...position, snapshot: '890:901:' }, present, now)).toBe(false);
});
