import { parseCount } from './counts';

it.each([['23', 23], [' 1,234 ', 1234], ['１２', 12], ['-3', -3], ['−3', -3], ['-0', 0], ['0', 0], ['1000000', 1_000_000]])('%j is %d', (text, count) => expect(parseCount(text)).toBe(count));

it.each(['', '2.5', '3人', 'abc', '--1', '1e3', '1'.repeat(16)])('%j is no whole number', (text) => expect(parseCount(text)).toBeNull());
