import type { PostResult } from '../../platform/net/guarded-post.js';
import type { SendResult } from './channel-adapter.js';
import { permanent, resultOfFault, resultOfStatus, transient, type Failure } from './http-result.js';

/** A robot's own verdicts by its code; 0 is success everywhere. */
export type RobotVerdicts = Readonly<Record<number, Failure>>;

/** How a robot answers: where its code stands, and what the codes mean. */
export interface RobotReply {
  readonly codeFields: readonly string[];
  readonly verdicts: RobotVerdicts;
}

/**
 * What a robot's answer means. A status that asks to come back goes first (429, 5xx); then the robot's own code, also under a
 * 400; then any other status. A code that is not known is tried again: the message was not taken, the tries are counted, and
 * the last one leaves it in the list of what failed. A 200 that is no JSON comes from something in between, not from the robot.
 */
export function robotResult(result: PostResult, reply: RobotReply, now: Date): SendResult {
  if (!result.answered) return resultOfFault(result);
  const byStatus = resultOfStatus(result, now);
  if (byStatus?.result === 'transient') return byStatus;
  const code = codeIn(result.body, reply.codeFields);
  if (code === 0 && byStatus === null) return { result: 'accepted', reference: null };
  const verdict = code === undefined ? undefined : reply.verdicts[code];
  return verdict ?? byStatus ?? transient(code === undefined ? 'badReply' : 'robotRefused');
}

function codeIn(body: string, fields: readonly string[]): number | undefined {
  const reply = parsed(body);
  if (typeof reply !== 'object' || reply === null) return undefined;
  const values = new Map<string, unknown>(Object.entries(reply));
  return fields.map((field) => values.get(field)).find((value): value is number => Number.isSafeInteger(value));
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The key or token is none, or the robot was taken out of its group or switched off. */
export const unknownRobot = permanent('unknownRobot');
/** Signature, key word, address list or clock. */
export const badSignature = permanent('badSignature');
/** The message itself: form, length or words. */
export const messageRefused = permanent('messageRefused');
/** Too many messages; come back after `ms`. */
export const throttledFor = (ms: number): Failure => transient('throttled', ms);
