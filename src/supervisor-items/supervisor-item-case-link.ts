import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseCommands } from '../cases/case-command.js';
import { idsOf, inOrderOf } from '../cases/by-case.js';
import { CaseExtensions } from '../cases/case-extensions.js';
import { CaseJournal } from '../cases/case-journal.js';
import type { TimelineEntry } from '../cases/timeline-entry.entity.js';
import { openCaseStates } from '../cases/domain/vocabulary.js';
import { lapseCauseOf, type LapseCause } from './domain/supervisor-item-machine.js';
import { type LapsingItem, SupervisorItems } from './supervisor-items.service.js';

interface OpenItem extends LapsingItem {
  caseOpen: boolean;
  clockOpen: boolean | null;
}

/** What a case asks of its items: how many hold up its closing, and that a proposal ends when there is nothing left to propose. */
@Injectable()
export class SupervisorItemCaseLink {
  constructor(
    extensions: CaseExtensions,
    commands: CaseCommands,
    journal: CaseJournal,
    private readonly items: SupervisorItems,
  ) {
    // What did not arrive holds up the closing under a name of its own.
    extensions.answer({
      slice: 'supervisorItems',
      load: async (m, kases) => {
        const rows = await m.query<{ caseId: string; open: number }[]>(`SELECT case_id AS "caseId", count(*)::int AS open FROM supervisor_items WHERE case_id = ANY($1::uuid[]) AND state = 'open' AND kind <> 'notReceived' GROUP BY case_id`, [idsOf(kases)]);
        return inOrderOf(kases, rows, ({ open }) => ({ open }), { open: 0 });
      },
    });
    journal.subscribe({ onEntry: (m, entry) => this.onEntry(m, entry) });
    // A payment meets its instalment's clock after it was recorded: only at the end of the command is it known.
    commands.follow({ afterCommand: (m, kase, now) => this.lapse(m, { caseId: kase.id, at: now, causeOf: lapseCauseOf }) });
  }

  private async onEntry(m: EntityManager, { type, caseId, actorId, at }: TimelineEntry): Promise<void> {
    if (type !== 'case.CONFIRM_DEFAULT') return;
    await this.lapse(m, { caseId, at, actorId, causeOf: ({ kind }) => (kind === 'confirmDefault' ? 'defaultConfirmed' : null) });
  }

  private async lapse(m: EntityManager, { caseId, at, actorId = null, causeOf }: { caseId: string; at: Date; actorId?: string | null; causeOf: (item: OpenItem) => LapseCause | null }): Promise<void> {
    for (const item of await openProposals(m, caseId)) {
      const cause = causeOf(item);
      if (cause === null) continue;
      await this.items.lapse(m, item, { caseId, cause, at, actorId });
    }
  }
}

/** The open proposals of a case with what they rest on; the case is locked by the command that asks. */
function openProposals(m: EntityManager, caseId: string): Promise<OpenItem[]> {
  return m.query<OpenItem[]>(
    `SELECT i.id, i.kind, i.version, d.code AS rule, c.state = ANY($2::text[]) AS "caseOpen", d.state IN ('running', 'suspended') AS "clockOpen"
       FROM supervisor_items i JOIN cases c ON c.id = i.case_id LEFT JOIN deadlines d ON d.id = i.deadline_id
      WHERE i.case_id = $1 AND i.state = 'open' AND i.kind = 'confirmDefault' ORDER BY i.opened_at, i.id FOR UPDATE OF i`,
    [caseId, openCaseStates],
  );
}
