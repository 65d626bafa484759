import { useTranslation } from 'react-i18next';
import type { InstalmentView } from '@/api/types.gen';
import { formatDate } from '@/lib/dates';
import { formatFen } from '@/lib/money';
import type { CasePart } from '../case-form';
import { FoldLine } from '../fold-line';
import { useFold } from '../use-fold';
import { groupsOf, outstandingOf } from './instalment-groups';
import { InstalmentTable } from './instalment-table';

/** The instalments of the plan in force: what is overdue and what falls due next; what is settled and what comes later when asked. */
export function Instalments({ part, instalments }: { part: CasePart; instalments: readonly InstalmentView[] }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const { settled, now, later } = groupsOf(instalments);
  const [before, after] = [useFold(part, 'settled'), useFold(part, 'later')];
  const last = later.map(({ fallsDueOn }) => fallsDueOn).toSorted().at(-1);
  return (
    <>
      {settled.length > 0 && (
        <FoldLine isOpen={before.isOpen} onToggle={before.toggle} line={before.line}>{t('instalments.settled', { count: settled.length, amount: formatFen(settled.reduce((fen, { paidFen }) => fen + paidFen, 0)) })}</FoldLine>
      )}
      <InstalmentTable instalments={[...(before.isOpen ? settled : []), ...now, ...(after.isOpen ? later : [])]} />
      {last !== undefined && (
        <FoldLine isOpen={after.isOpen} onToggle={after.toggle} line={after.line}>{t('instalments.later', { count: later.length, amount: formatFen(outstandingOf(later)), date: formatDate(last) })}</FoldLine>
      )}
    </>
  );
}
