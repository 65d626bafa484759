import { type ComponentType, lazy, Suspense } from 'react';
import { Waiting } from './waiting';

/** A part of a page that is loaded when it is first shown: a dialog, a tab or a chart, so that the page itself stays light. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Part = lazy(async () => ({ default: await load() }));
  return function Lazily(props: P): React.JSX.Element {
    return <Suspense fallback={<Waiting />}><Part {...props} /></Suspense>;
  };
}
