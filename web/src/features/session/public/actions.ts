export { signOut } from '../session-actions';
