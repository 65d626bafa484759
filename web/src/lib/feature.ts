import type { ComponentType } from 'react';
import type { Text } from './i18n';
import type { Role } from './me';

export type MenuIcon = 'worklist' | 'cases' | 'referrals' | 'repayment' | 'approvals' | 'supervision' | 'administration' | 'audit' | 'statistics' | 'me';

/** One page: its address, its title, who may open it (everybody signed in when left out), and where its code and texts are. */
export interface FeatureRoute {
  /** As in react-router, without a leading slash: `cases/:id`. */
  path: string;
  title: Text;
  roles?: readonly Role[];
  load: () => Promise<{ default: ComponentType }>;
  /** Namespaces of texts the page uses beside `routes` and `ui`; loaded together with its code. */
  messages?: readonly (keyof MessageFiles)[];
}

export interface MenuEntry {
  to: string;
  label: Text;
  icon: MenuIcon;
  roles: readonly Role[];
  /** Ascending, from left to right; the first one of a role is its home. */
  order: number;
  /** Also in the bar at the bottom of a phone, which holds four at most. */
  phone?: boolean;
}

/** What a feature gives to the frame: the default export of `features/<name>/feature.ts`. */
export interface Feature {
  routes: readonly FeatureRoute[];
  menu?: readonly MenuEntry[];
}
