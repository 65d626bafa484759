import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { Transactions } from '../platform/database/transactions.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { CaseClocks } from './case-clocks.js';
import { findVisibleCase } from './case-command.js';
import { CaseExtensions } from './case-extensions.js';
import { standingOf } from './case-standing.js';
import { relationOf, toBlockerView } from './case-transitions.service.js';
import type { Case } from './case.entity.js';
import type { ConsequencesView, NextView, TaskForceView } from './case.view.js';
import { DeadlineWords } from './deadline-words.js';
import type { CaseEffect } from './domain/case-effects.js';
import { type CaseEventPreview, previewCaseEvents } from './domain/case-machine.js';
import { taskForceOf } from './task-force.query.js';

/** What the caller could do now with a case, what is still missing for it, and what would follow. */
@Injectable()
export class CaseNextReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly extensions: CaseExtensions,
    private readonly clocks: CaseClocks,
    private readonly catalogue: MessageCatalogue,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 */
  async next(actor: Actor, caseId: string): Promise<NextView> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    const standing = await standingOf(m, actor, kase);
    const now = this.clock.now();
    const facts = await this.extensions.loadFacts(m, kase, now);
    const people = await taskForceOf(m, kase);
    const events: NextView['events'] = [];
    for (const preview of previewCaseEvents(kase.state, relationOf(standing), facts, now)) {
      const blockers = preview.blockers.map(toBlockerView).map(({ code, path, overridable, params }) => ({ code, message: this.text(code, params), path: path ?? null, overridable }));
      events.push({ type: preview.type, allowed: preview.allowed, to: preview.to, blockers, consequences: await this.consequences(m, kase, preview, { actor, people, now }) });
    }
    return { events };
  }

  private async consequences(m: EntityManager, kase: Case, { effects }: CaseEventPreview, { actor, people, now }: { actor: Actor; people: TaskForceView; now: Date }): Promise<ConsequencesView> {
    const opened = effects.find((effect) => effect.kind === 'openClock');
    const clock = opened ? await this.clocks.preview(m, kase, opened.clock, now, opened.suspended) : null;
    const words = new DeadlineWords(this.catalogue, currentContext()?.locale);
    const plain = effects.flatMap(({ kind }) => (this.catalogue.has(`consequence.${kind}`) ? [kind] : []));
    return {
      nextClock: clock && { rule: clock.rule, name: words.nameOfRule(clock.rule), dueAt: clock.dueAt?.toISOString() ?? null },
      tells: partiesOf(effects, people).filter(({ id }) => id !== actor.id),
      also: plain.map((kind) => ({ code: kind, text: this.text(`consequence.${kind}`) })),
    };
  }

  private text(code: string, params: object = {}): string {
    return this.catalogue.render(code, params as Record<string, string | number>, currentContext()?.locale);
  }
}

function partiesOf(effects: readonly CaseEffect[], { lead, members, supervisor }: TaskForceView): { id: string; name: string }[] {
  const told = effects.find((effect) => effect.kind === 'notify')?.to ?? [];
  return told.flatMap((party) => (party === 'members' ? members : party === 'lead' ? (lead ?? []) : (supervisor ?? [])));
}
