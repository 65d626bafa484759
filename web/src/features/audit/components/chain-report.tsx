import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AuditFaultView, AuditReportView } from '@/api/types.gen';
import { type RowColumn, RowTable } from '@/ui/row-table';

/** What a check of all chains found: that they are whole, or where and how they are not. */
export function ChainReport({ report: { chains, entries, roots, faultCount, faults } }: { report: AuditReportView }): React.JSX.Element {
  const { t } = useTranslation('audit');
  const looked = t('check.looked', { chains, entries, roots });
  if (faultCount === 0) return <Alert role="status" type="success" showIcon title={t('check.whole')} description={looked} style={{ marginBottom: 16 }} />;
  const columns: RowColumn<AuditFaultView>[] = [
    { key: 'chain', title: t('chain'), onPhone: 'bare', render: ({ chain }) => (chain === 'roots' ? t('roots') : <Link to={`/audit?chain=${chain}`}>{chain === 'system' ? t('system') : chain}</Link>) },
    { key: 'seq', title: t('place'), align: 'end', render: ({ seq }) => seq },
    { key: 'fault', title: t('fault'), render: ({ fault }) => t(`fault.${fault}`) },
  ];
  return (
    <>
      <Alert role="alert" type="error" showIcon title={t('check.faults', { count: faultCount })} description={<>{looked}<br />{t('check.next')}</>} style={{ marginBottom: 16 }} />
      <RowTable rows={faults} rowKey={({ chain, seq, fault }) => `${chain} ${seq} ${fault}`} columns={columns} label={t('fault')} empty={null} />
      {faultCount > faults.length && <p>{t('check.first', { count: faults.length })}</p>}
    </>
  );
}
