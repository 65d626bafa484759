import { Button, Card, Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '@/api/types.gen';
import { lazily } from '@/ui/lazily';
import { Money } from '@/ui/money';
import type { OpenForm } from '../use-open-form';

const VerificationDialog = lazily(() => import('./verification-dialog').then((part) => part.VerificationDialog));

/** 快核实: what the company has, or why nobody could find out. */
export function VerificationTab({ kase, form }: { kase: CaseView; form: OpenForm }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const { companyFundsFen, assets, notes, notObtainedReason } = kase.verification;
  return (
    <>
      <Card size="small" title={t('tab.verification')} extra={kase.standing !== 'onlooker' && <Button onClick={() => form.show('verification', 'verification')}>{t('record')}</Button>}>
        <Descriptions size="small" column={1} items={[
          { key: 'f', label: t('field.companyFunds'), children: notObtainedReason === null ? <Money fen={companyFundsFen} /> : t('verification.notObtained', { reason: notObtainedReason }) },
          { key: 'a', label: t('field.assets'), children: assets ?? '—' },
          { key: 'n', label: t('field.notes'), children: <span style={{ whiteSpace: 'pre-wrap' }}>{notes ?? '—'}</span> },
        ]} />
      </Card>
      {form.open === 'verification' && <VerificationDialog kase={kase} onClose={form.close} />}
    </>
  );
}
