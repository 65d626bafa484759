import { useTranslation } from 'react-i18next';
import { isProblem } from '@/lib/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { Waiting } from '@/ui/waiting';
import { AdminPage } from '../components/admin-page';
import styles from '../components/administration.module.css';
import { RuleRows } from '../components/rules/rule-rows';
import { useRules } from '../queries';

/** How long every step may take: what the office decides first, then what the law says. */
export default function RulesPage(): React.JSX.Element {
  const { t } = useTranslation('administration');
  const { data: rules = [], error, isPending } = useRules();
  return (
    <AdminPage part="rules">
      {isProblem(error) && <ProblemAlert problem={error} />}
      {isPending && <Waiting />}
      {rules.length > 0 && (['policy', 'statutory'] as const).map((nature) => (
        <section key={nature} className={styles['section']} aria-labelledby={nature}>
          <h2 id={nature}>{t(`rule.${nature}`)}</h2>
          <p className={styles['muted']}>{t(`rule.${nature}Hint`)}</p>
          <RuleRows rules={rules.filter((rule) => rule.nature === nature)} label={t(`rule.${nature}`)} />
        </section>
      ))}
    </AdminPage>
  );
}
