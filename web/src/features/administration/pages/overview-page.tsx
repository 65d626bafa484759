import { AdminPage } from '../components/admin-page';
import { CaseCounts } from '../components/overview/case-counts';
import { HealthCard } from '../components/overview/health-card';
import { TodoFigures } from '../components/overview/todo-figures';

/** What waits for an administrator, and whether everything runs. */
export default function OverviewPage(): React.JSX.Element {
  return (
    <AdminPage part="overview">
      <TodoFigures />
      <HealthCard />
      <CaseCounts />
    </AdminPage>
  );
}
