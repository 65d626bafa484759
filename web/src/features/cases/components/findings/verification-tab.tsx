import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '@/api/types.gen';
import { Card, FactSheet } from '@/ui/card';
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
      <Card title={t('tab.verification')} extra={kase.standing !== 'onlooker' && <Button onClick={() => form.show('verification', 'verification')}>{t('record')}</Button>}>
        <FactSheet columns={1} rows={[
          [t('field.companyFunds'), notObtainedReason === null ? <Money key="f" fen={companyFundsFen} /> : t('verification.notObtained', { reason: notObtainedReason })],
          [t('field.assets'), assets ?? '—'],
          [t('field.notes'), notes ?? '—'],
        ]} />
      </Card>
      {form.open === 'verification' && <VerificationDialog kase={kase} onClose={form.close} />}
    </>
  );
}
