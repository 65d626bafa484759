import { CaseCommands } from '../../src/cases/case-command.js';
import { CaseTransitions } from '../../src/cases/case-transitions.service.js';
import type { Actor } from '../../src/auth/roles.js';
import { acceptedCase, type CaseBody } from './case-steps.js';
import { departmentId, idOf, type TestUser } from './people.js';
import type { TestApp } from './test-app.js';

export interface ReferralBody {
  id: string;
  caseId: string;
  state: string;
  version: number;
  acknowledgeBy: string | null;
  replyBy: string | null;
  declineBy: string | null;
  overdue: boolean;
}

let employers = 0;

/** An employer in 利通区 that no other test has: conflicts and duplicates of one test are nothing to the others. */
export const newEmployer = (): Record<string, unknown> => ({ name: `第${(employers += 1)}燃气有限公司`, regionCode: '640302', industryCode: '4511' });

/** What makes a case orange: acknowledged within 1 working day, replied within 5. */
export const anOrangeCase = (): Record<string, unknown> => ({ workersReported: 60, employer: newEmployer() });

export interface ClockRow {
  code: string;
  state: string;
  started_at: Date;
  generation_began_at: Date;
}

/** The clocks of a referral, by rule, oldest first. */
export const clocksOf = (t: TestApp, referralId: string): Promise<ClockRow[]> =>
  t.db.query('SELECT code, state, started_at, generation_began_at FROM deadlines WHERE subject_id = $1 ORDER BY code, started_at, ended_at', [referralId]);

type Answer = { status: number; body: Record<string, unknown> & ReferralBody & { code: string; blockers: { code: string }[] } };

/** An accepted case and a referral of it to 人社 that the lead sent at once. */
export async function sentReferral(t: TestApp, changes: Record<string, unknown> = {}, intake: Record<string, unknown> = {}): Promise<{ kase: CaseBody; referral: ReferralBody }> {
  const kase = await acceptedCase(t, intake);
  return { kase, referral: await sendReferral(t, kase.id, changes) };
}

export async function sendReferral(t: TestApp, caseId: string, changes: Record<string, unknown> = {}): Promise<ReferralBody> {
  const body = { departmentId: departmentId.hrss, request: '请核查拖欠工资和社会保险', share: ['employer', 'summary'], ...changes };
  const answer = await (await t.as('lead')).post(`/api/v1/cases/${caseId}/referrals`).send(body);
  if (answer.status !== 201) throw new Error(`The referral was refused: ${JSON.stringify(answer.body)}`);
  return answer.body as ReferralBody;
}

/** Fires an event of a referral, whatever the answer. */
export async function tryEvent(t: TestApp, by: TestUser, referral: Pick<ReferralBody, 'id' | 'version'>, type: string, payload?: Record<string, unknown>): Promise<Answer> {
  const { status, body } = await (await t.as(by)).post(`/api/v1/referrals/${referral.id}/events`).send({ type, version: referral.version, ...(payload ? { payload } : {}) });
  return { status, body: body as Answer['body'] };
}

/** Fires an event of a referral and expects it to pass. */
export async function referralEvent(t: TestApp, by: TestUser, referral: Pick<ReferralBody, 'id' | 'version'>, type: string, payload?: Record<string, unknown>): Promise<ReferralBody> {
  const { status, body } = await tryEvent(t, by, referral, type, payload);
  if (status !== 200) throw new Error(`${type} was refused: ${JSON.stringify(body)}`);
  return body;
}

export const codesOf = ({ body }: Answer): string[] => body.blockers.map(({ code }) => code);

const supervisor: Actor = {
  id: idOf.supervisor, name: '陈督办', role: 'supervisor', regionCode: '640300', departmentId: null, isRegionLeader: false, isDepartmentHead: false,
};

/** What a granted request for suspension brings about. */
export async function suspendCase(t: TestApp, caseId: string): Promise<void> {
  const transitions = t.app.get(CaseTransitions);
  await t.app.get(CaseCommands).run(supervisor, caseId, { standing: 'supervisor' }, (tx) => transitions.fireGranted(tx, 'SUSPEND', { reason: '等待破产受理' }));
}

/** Walls a person off from the cases of an employer. */
export async function declareConflict(t: TestApp, user: TestUser, caseId: string): Promise<void> {
  await t.db.query(
    `INSERT INTO conflicts_of_interest (id, user_id, employer_name, employer_key, reason, declared_by_id, declared_at)
     SELECT gen_random_uuid(), $2, employer_name, employer_key, '亲属在该单位任职', $3, now() FROM cases WHERE id = $1`,
    [caseId, idOf[user], idOf.supervisor],
  );
}
