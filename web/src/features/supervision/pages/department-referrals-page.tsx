import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { departmentTimesListOptions } from '@/api/@tanstack/react-query.gen';
import { serverNow } from '@/lib/server-clock';
import { LinkTabs } from '@/ui/link-tabs';
import { Page } from '@/ui/page';
import { Pick } from '@/ui/pick';
import { departmentsAddress, faultOf, FIGURES, periodOf, referralsAddress, shownBy } from '../components/departments/department-address';
import { PeriodFault } from '../components/departments/period-pick';
import { ReferralRows } from '../components/departments/referral-rows';
import styles from '../components/supervision.module.css';

const ALL = 'all';

/** The referrals that a figure of the comparison counts; which, of whom and since when, stands in the address. */
export default function DepartmentReferralsPage(): React.JSX.Element {
  const { t } = useTranslation('supervision');
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const period = periodOf(search, serverNow());
  const fault = faultOf(period, serverNow());
  const shown = shownBy(search);
  const { data: times } = useQuery({ ...departmentTimesListOptions({ query: period }), enabled: fault === null, placeholderData: (previous) => previous });
  const departments = times?.items.map(({ department }) => department) ?? [];
  const counted = shown.departmentId === null ? times?.totals : times?.items.find(({ department }) => department.id === shown.departmentId);
  const choices = [{ value: ALL, label: t('allDepartments') }, ...departments.map(({ id, name }) => ({ value: id, label: name }))];
  const tabs = FIGURES.map((figure) => ({ key: figure, label: `${t(`figure.${figure}`)}${times ? ` ${counted?.[figure] ?? 0}` : ''}`, to: referralsAddress(period, { ...shown, figure }) }));
  const crumbs = [{ label: t('title'), to: '/supervision' }, { label: t('departments'), to: departmentsAddress(period) }];
  if (fault !== null) return <Page title={t('referrals')} crumbs={crumbs}><PeriodFault fault={fault} /></Page>;
  return (
    <Page title={t('referrals')} crumbs={crumbs}>
      <div className={styles['choices']}>
        <Pick label={t('department')} value={shown.departmentId ?? ALL} options={choices} onPick={(id) => void navigate(referralsAddress(period, { ...shown, departmentId: id === ALL ? null : id }), { replace: true })} />
        {times && <span className={styles['note']}>{t('between', { from: times.from, to: times.to })}</span>}
      </div>
      <LinkTabs label={t('figures')} tabs={tabs} shown={shown.figure} />
      <p className={styles['note']}>{t(`rule.${shown.figure}`)}{t(`order.${shown.figure}`)}</p>
      <ReferralRows period={period} shown={shown} />
    </Page>
  );
}
