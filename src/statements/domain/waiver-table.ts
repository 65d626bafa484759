import { fenColumn } from './amount-columns.js';
import type { CaseFigures } from './statement-data.js';
import { summedTable, type StatementColumn, type StatementTable, type StatementValue } from './statement-document.js';
import { kindName, type StatementTexts } from './statement-texts.js';
import { nameOf } from './worker-name.js';

/** What workers forwent, and how much of it that lessened; no table where nobody did. @param named who it was */
export function waiverTables(figures: Pick<CaseFigures, 'waivers' | 'workers' | 'replayed'>, texts: StatementTexts, named: boolean): StatementTable[] {
  const { say } = texts;
  if (figures.waivers.length === 0) return [];
  const workers = new Map(figures.workers.map((worker) => [worker.id, worker]));
  const applied = new Map<string, number>();
  for (const { waiverId, amountFen } of figures.replayed.waived) applied.set(waiverId, (applied.get(waiverId) ?? 0) + amountFen);
  const rows = figures.waivers.map(({ id, grantedOn, workerId, kind, amountFen }): StatementValue[] => {
    const worker = workers.get(workerId);
    return [grantedOn, ...(named ? [worker ? nameOf(worker, texts) : ''] : []), kindName(texts, kind), amountFen, applied.get(id) ?? 0];
  });
  const columns: StatementColumn[] = [
    { heading: say('column.grantedOn'), kind: 'date', width: 12 }, ...(named ? [{ heading: say('column.worker'), kind: 'text' as const, width: 14 }] : []),
    { heading: say('column.kind'), kind: 'text', width: 16 }, fenColumn(texts, 'waiver'), fenColumn(texts, 'waiverApplied'),
  ];
  return [summedTable({ name: say('table.waivers'), title: say('table.waivers'), columns, rows }, say('total'))];
}
