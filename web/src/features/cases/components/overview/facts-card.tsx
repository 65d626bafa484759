import { useTranslation } from 'react-i18next';
import type { CaseView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { comma } from '@/lib/punctuation';
import { useRegions } from '@/lib/regions';
import { Card, FactSheet } from '@/ui/card';
import { Money } from '@/ui/money';
import { useWord } from '@/words/use-word';
import { industryOf } from '../industry';

/** What was reported, who works on it, and the sums. */
export function FactsCard({ kase }: { kase: CaseView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const { employer, reporter, taskForce, totals } = kase;
  const regions = useRegions([employer.regionCode]);
  const contact = ({ name, phoneMasked }: CaseView['reporter']): string => [name, phoneMasked].filter((part) => part !== null).join(' ') || '—';
  const rows: [string, React.ReactNode][] = [
    [t('field.summary'), kase.summary],
    [t('field.channel'), word('channel', kase.channel)],
    [t('field.reportedAt'), formatInstant(kase.reportedAt)],
    [t('facts.reporter'), contact(reporter)],
    [t('facts.contact'), contact(employer.contact)],
    [t('field.region'), regions.nameOf(employer.regionCode)],
    [t('field.uscc'), employer.uscc ?? '—'],
    [t('field.industry'), industryOf(employer)],
    [t('field.address'), employer.address ?? '—'],
    [t('facts.wagesReported'), kase.wagesReportedFen === null ? '—' : <Money key="r" fen={kase.wagesReportedFen} />],
    [t('field.escalators'), kase.escalators.map((one) => word('escalator', one)).join(comma()) || '—'],
    [t('taskForce.lead'), taskForce.lead?.name ?? '—'],
    [t('taskForce.members'), taskForce.members.map(({ name }) => name).join(comma()) || '—'],
    [t('taskForce.supervisor'), taskForce.supervisor?.name ?? '—'],
    [t('facts.claimed'), <Money key="c" fen={totals.claimedFen} />],
    [t('facts.verified'), <Money key="v" fen={totals.verifiedFen} />],
    [t('facts.paid'), <Money key="p" fen={totals.paidFen} tone="paid" />],
    [t('facts.outstanding'), <Money key="o" fen={totals.outstandingFen} name={t('facts.outstanding')} explanation={{ rule: t('facts.outstandingRule'), formula: t('facts.outstandingFormula') }} />],
  ];
  return <Card title={t('facts.title')}><FactSheet rows={rows} /></Card>;
}
