import type { CaseView, DeadlineView, NextEventView } from '@/api/types.gen';
import type { OpenForm } from '../use-open-form';
import { Checklist } from './checklist';
import { ClocksCard } from './clocks-card';
import { CorrectDialog } from './correct-dialog';
import { FactsCard } from './facts-card';
import { RiskDialog } from './risk-dialog';
import { TaskForceDialog } from './task-force-dialog';
import styles from './overview.module.css';

interface Props {
  kase: CaseView;
  events: readonly NextEventView[];
  deadlines: readonly DeadlineView[];
  form: OpenForm;
}

export function OverviewTab({ kase, events, deadlines, form }: Props): React.JSX.Element {
  return (
    <>
      <div className={styles['grid']}><Checklist kase={kase} events={events} /><ClocksCard deadlines={deadlines} /></div>
      <FactsCard kase={kase} />
      {form.open === 'taskForce' && <TaskForceDialog kase={kase} onClose={form.close} />}
      {form.open === 'correct' && <CorrectDialog kase={kase} onClose={form.close} />}
      {form.open === 'risk' && <RiskDialog kase={kase} onClose={form.close} />}
    </>
  );
}
