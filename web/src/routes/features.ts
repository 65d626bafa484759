import { type ComponentType, lazy } from 'react';
import i18next from 'i18next';
import type { Feature, FeatureRoute, MenuEntry } from '@/lib/feature';
import type { Role } from '@/lib/me';

const found = import.meta.glob<{ default: Feature }>('../features/*/feature.ts', { eager: true });
const features = Object.values(found).map((file) => file.default);

export interface Page extends FeatureRoute {
  Component: ComponentType;
  /** Begins to load code and texts; loading twice costs nothing. */
  preload: () => Promise<{ default: ComponentType }>;
}

export const pages: readonly Page[] = features.flatMap(({ routes }) => routes.map((route) => {
  const preload = async (): Promise<{ default: ComponentType }> => {
    const [page] = await Promise.all([route.load(), i18next.loadNamespaces([...(route.messages ?? [])])]);
    return page;
  };
  return { ...route, preload, Component: lazy(preload) };
}));

/** What the role finds in its menu, in order. */
export const menuOf = (role: Role): MenuEntry[] =>
  features.flatMap(({ menu }) => menu ?? []).filter(({ roles }) => roles.includes(role)).sort((a, b) => a.order - b.order);

/** Where somebody of this role begins. */
export const homeOf = (role: Role): string => menuOf(role)[0]?.to ?? '/me';
