import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PlanProposalView } from '@/api/types.gen';
import { formatDate } from '@/lib/dates';
import { formatFen } from '@/lib/money';
import { useWord } from '@/words/use-word';

/** What the proposal left out, whom it puts first, and which days it moved, and why. */
export function ProposalNotes({ proposal: { uncoveredFen, instalments, priority, expected } }: { proposal: PlanProposalView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const moved = instalments.filter((row) => row.moved !== null);
  const left = expected.filter(({ leftFen }) => leftFen > 0);
  return (
    <>
      {uncoveredFen > 0 && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('proposal.uncovered', { amount: formatFen(uncoveredFen) })} />}
      {(moved.length > 0 || priority.length > 0 || left.length > 0 || instalments.some(({ provisional }) => provisional)) && (
        <ul>
          {priority.map(({ condition, workerIds, outstandingFen }) => <li key={condition}>{t('proposal.first', { condition: word('livingCondition', condition), count: workerIds.length, amount: formatFen(outstandingFen) })}</li>)}
          {moved.map(({ kind, wishedOn, dueOn, moved: why }, place) => why !== null && <li key={`${kind} ${wishedOn} ${place}`}>{t(`proposal.moved.${why}`, { from: formatDate(wishedOn), to: formatDate(dueOn) })}</li>)}
          {left.map(({ on, leftFen }) => <li key={on}>{t('proposal.left', { date: formatDate(on), amount: formatFen(leftFen) })}</li>)}
          {instalments.some(({ provisional }) => provisional) && <li>{t('proposal.provisional')}</li>}
        </ul>
      )}
    </>
  );
}
