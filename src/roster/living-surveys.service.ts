import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/roles.js';
import { CaseCommands, type CaseTx } from '../cases/case-command.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { rosterRefusal, verificationStates } from './domain/roster-states.js';
import type { LivingSurveyBody, LivingSurveysBody } from './roster.dto.js';
import type { LivingSurveysView } from './roster.view.js';
import { WorkerSecrets } from './worker-secrets.js';

/** 生活状况摸排: how the families of the workers live, as somebody found it; the latest counts, the earlier ones stay. */
@Injectable()
export class LivingSurveys {
  constructor(
    private readonly commands: CaseCommands,
    private readonly secrets: WorkerSecrets,
    private readonly catalogue: MessageCatalogue,
  ) {}

  /** @throws CodedError as `CaseCommands.run`; 422 `returnToVerificationFirst` */
  record(actor: Actor, caseId: string, { surveys }: LivingSurveysBody): Promise<LivingSurveysView> {
    return this.commands.run(actor, caseId, { standing: 'member', states: verificationStates, refusal: rosterRefusal }, async (tx) => {
      const refusals = await refusalsOf(tx, surveys);
      const good = surveys.filter((_survey, i) => refusals[i] === null);
      if (good.length > 0) await this.write(tx, good);
      const locale = currentContext()?.locale;
      const items = surveys.map(({ workerId }, i) => {
        const code = refusals[i] ?? null;
        return code === null ? { workerId, ok: true } : { workerId, ok: false, code, message: this.catalogue.render(code, {}, locale) };
      });
      return { items, surveyed: good.length, refused: surveys.length - good.length };
    });
  }

  /**
   * Records what was found of one family as part of another command; that command has made sure of the worker.
   * @throws CodedError 422 `returnToVerificationFirst` and as `CaseCommands.requireState`
   */
  async recordWithin(tx: CaseTx, survey: LivingSurveyBody): Promise<void> {
    await this.commands.requireState(tx.m, tx.kase, verificationStates, rosterRefusal);
    await this.write(tx, [survey]);
  }

  private async write(tx: CaseTx, surveys: readonly LivingSurveyBody[]): Promise<void> {
    const { m, kase, actor, now } = tx;
    const rows = [
      surveys.map(({ workerId }) => workerId),
      surveys.map(({ condition }) => condition),
      surveys.map(({ workerId, note }) => this.secrets.encryptText(workerId, 'livingNote', note ?? null)),
    ];
    await m.query(
      `UPDATE workers w SET living_condition = s.condition, living_note = s.note, surveyed_at = $4
         FROM unnest($1::uuid[], $2::text[], $3::text[]) AS s(id, condition, note) WHERE w.id = s.id`,
      [...rows, now],
    );
    await m.query(
      `INSERT INTO living_surveys (id, case_id, worker_id, condition, note, surveyed_by_id, surveyed_at)
       SELECT gen_random_uuid(), $4, s.id, s.condition, s.note, $5, $6 FROM unnest($1::uuid[], $2::text[], $3::text[]) AS s(id, condition, note)`,
      [...rows, kase.id, actor.id, now],
    );
    await tx.record('livingSurvey.recorded', { surveyed: surveys.length });
  }
}

async function refusalsOf({ m, kase }: CaseTx, surveys: readonly LivingSurveyBody[]): Promise<('unknownWorker' | 'surveyedTwice' | null)[]> {
  const ids = surveys.map(({ workerId }) => workerId);
  const rows = await m.query<{ id: string }[]>('SELECT id FROM workers WHERE case_id = $1 AND removed_at IS NULL AND id = ANY($2::uuid[])', [kase.id, ids]);
  const known = new Set(rows.map(({ id }) => id));
  const seen = new Set<string>();
  return ids.map((id) => {
    if (!known.has(id)) return 'unknownWorker';
    if (seen.has(id)) return 'surveyedTwice';
    seen.add(id);
    return null;
  });
}
