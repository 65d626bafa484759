import { useEffect, useRef, useState } from 'react';
import { lazily } from '@/ui/lazily';
import styles from '../repayment.module.css';
import type { ChartProps } from './chart';

const Chart = lazily(() => import('./chart').then((part) => part.Chart));

/** A chart that is loaded once it comes into view and the browser has nothing else to do: the figures beside it come first. */
export function AwaitedChart(props: ChartProps): React.JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    if (!place.current) return undefined;
    const watch = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      watch.disconnect();
      // Safari has no idle callback.
      if ('requestIdleCallback' in window) window.requestIdleCallback(() => setWanted(true));
      else setWanted(true);
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return isWanted ? <Chart {...props} /> : <div ref={place} className={styles['chart']} aria-hidden="true" />;
}
