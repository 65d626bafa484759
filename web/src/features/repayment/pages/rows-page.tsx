import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '@/ui/page';
import { InstalmentRows, PaymentRows, UnplannedRows } from '../components/board/board-rows';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DUES = ['today', 'week', 'overdue'] as const;

/** The rows that a figure, a bar or a day of the board is made of; which, stands in the address. */
export default function RowsPage(): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const [search] = useSearchParams();
  const dateOf = (name: string): string | undefined => DATE.exec(search.get(name) ?? '')?.[0];
  const [show, from, to] = [search.get('show'), dateOf('from'), dateOf('to')];
  const due = DUES.find((one) => one === search.get('due'));
  const range = from !== undefined && from === to ? from : [from, to].some((date) => date !== undefined) ? `${from ?? '…'} – ${to ?? '…'}` : '';
  const kind = show === 'payments' || show === 'unplanned' ? show : 'instalments';
  const title = [t(`rows.${kind}`), due === undefined ? range : t(`rows.${due}`)].filter((part) => part !== '').join(' · ');
  return (
    <Page title={title} crumbs={[{ label: t('title'), to: '/repayment' }]}>
      {kind === 'payments' && <PaymentRows filter={{ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }} />}
      {kind === 'unplanned' && <UnplannedRows />}
      {kind === 'instalments' && <InstalmentRows filter={{ ...(due === undefined ? {} : { due }), ...(from === undefined ? {} : { dueFrom: from }), ...(to === undefined ? {} : { dueTo: to }) }} />}
    </Page>
  );
}
