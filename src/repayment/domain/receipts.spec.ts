import { CODE_ATTEMPTS, judgeCode, type CodeStanding } from './receipts.js';

const now = new Date('2025-01-06T02:00:00Z');
const code = (changes: Partial<CodeStanding> = {}): CodeStanding => ({ expiresAt: now, attempts: 0, matches: true, ...changes });

it.each<[string, CodeStanding | null, string]>([
  ['right to the last instant', code(), 'right'],
  ['wrong', code({ matches: false }), 'receiptCodeWrong'],
  ['too late', code({ expiresAt: new Date(now.getTime() - 1) }), 'receiptCodeExpired'],
  ['right with the last attempt', code({ attempts: CODE_ATTEMPTS - 1 }), 'right'],
  ['guessed at too often, though right', code({ attempts: CODE_ATTEMPTS }), 'receiptCodeUsedUp'],
  ['never made', null, 'receiptCodeNone'],
])('a code is %s', (_, standing, verdict) => expect(judgeCode(standing, now)).toBe(verdict));
