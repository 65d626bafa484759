import { Navigate } from 'react-router';
import { useMe } from '@/lib/me';
import { homeOf } from './features';

export function HomeRedirect(): React.JSX.Element {
  return <Navigate to={homeOf(useMe().role)} replace />;
}
