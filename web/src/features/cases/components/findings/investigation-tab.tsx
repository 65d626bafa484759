import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { comma } from '@/lib/punctuation';
import { Card, FactSheet } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { lazily } from '@/ui/lazily';
import { Money } from '@/ui/money';
import { useWord } from '@/words/use-word';
import { useVisits } from '../../queries';
import type { OpenForm } from '../use-open-form';

const InvestigationDialog = lazily(() => import('./investigation-dialog').then((part) => part.InvestigationDialog));
const VisitDialog = lazily(() => import('./visit-dialog').then((part) => part.VisitDialog));

/** 快排查: how the company stands, what it owes, and who went there. */
export function InvestigationTab({ kase, form }: { kase: CaseView; form: OpenForm }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const { data: visits } = useVisits(kase.id);
  const { operatingStatus, headcount, wageArrearsFen, socialInsuranceArrearsFen, notes } = kase.investigation;
  const mayWrite = kase.standing !== 'onlooker';
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <Card title={t('tab.investigation')} extra={mayWrite && <Button onClick={() => form.show('investigation', 'investigation')}>{t('record')}</Button>}>
        <FactSheet rows={[
          [t('field.operatingStatus'), operatingStatus === null ? '—' : word('operatingStatus', operatingStatus)],
          [t('field.headcount'), headcount ?? '—'],
          [t('field.wageArrears'), <Money key="w" fen={wageArrearsFen} />],
          [t('field.insuranceArrears'), <Money key="s" fen={socialInsuranceArrearsFen} />],
          [t('field.notes'), notes ?? '—'],
        ]} />
      </Card>
      <Card title={t('visit.list')} extra={mayWrite && <Button onClick={() => form.show('investigation', 'visit')}>{t('visit.title')}</Button>}>
        {visits?.items.length === 0 && <EmptyState title={t('visit.none')} hint={t('visit.hint')} />}
        {visits?.items.map(({ id, visitedAt, visitors, place, record }) => (
          <article key={id} style={{ padding: '8px 0' }}>
            <strong>{formatInstant(visitedAt)} {place}</strong> {visitors.map(({ name }) => name).join(comma())}
            <p style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{record}</p>
          </article>
        ))}
      </Card>
      {form.open === 'investigation' && <InvestigationDialog kase={kase} onClose={form.close} />}
      {form.open === 'visit' && <VisitDialog kase={kase} onClose={form.close} />}
    </div>
  );
}
