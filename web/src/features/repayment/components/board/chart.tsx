import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use as register, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { language } from '@/lib/language';
import { useTheme } from '@/lib/theme';
import { type ColourName, type Colours, colours, fontFamily } from '@/lib/tokens';
import styles from '../repayment.module.css';

// Only what is drawn here is loaded.
register([BarChart, LineChart, GridComponent, SVGRenderer]);

export interface ChartPoint {
  label: string;
  fen: number;
  colour?: ColourName;
}

export interface ChartProps {
  kind: 'bar' | 'line';
  points: readonly ChartPoint[];
  /** A bar or point was pressed: its rows are opened. */
  onPick: (place: number) => void;
}

/** Amounts as bars or a line, for the eye: the same figures stand beside it as a list with links, for everybody. */
export function Chart({ kind, points, onPick }: ChartProps): React.JSX.Element {
  const theme = useTheme();
  const place = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  useEffect(() => void (pick.current = onPick));
  useEffect(() => {
    if (!place.current) return undefined;
    const chart = init(place.current, null, { renderer: 'svg' });
    chart.on('click', ({ dataIndex }) => pick.current(dataIndex));
    const draw = (): void => {
      chart.resize();
      chart.setOption(optionOf(kind, points, colours[theme], chart.getWidth()));
    };
    draw();
    const watch = new ResizeObserver(draw);
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [kind, points, theme]);
  return <div ref={place} className={styles['chart']} aria-hidden="true" />;
}

/** A chart wider than this has a line's room under each bar. */
const WIDE_PX = 500;

function optionOf(kind: ChartProps['kind'], points: readonly ChartPoint[], c: Colours, width: number): EChartsCoreOption {
  const text = { color: c.muted, fontFamily, fontSize: 12 };
  const underBar = { ...text, fontSize: 11, interval: 0, formatter: (label: string) => (width > WIDE_PX ? label : label.replaceAll(' ', '\n')) };
  const underLine = { ...text, hideOverlap: true };
  return {
    animation: false,
    grid: { left: 8, right: 16, top: 24, bottom: 4, containLabel: true },
    xAxis: { type: 'category', data: points.map(({ label }) => label), axisLabel: kind === 'bar' ? underBar : underLine, axisLine: { lineStyle: { color: c.border } }, axisTick: { show: false } },
    yAxis: { type: 'value', axisLabel: { ...text, formatter: shortYuan }, splitLine: { lineStyle: { color: c.border } } },
    series: [{
      type: kind, label: { ...text, show: true, position: 'top', formatter: ({ value }: { value: number }) => (value === 0 ? '' : shortYuan(value)) }, cursor: 'pointer', barMaxWidth: 56, symbolSize: 8, lineStyle: { color: c.primary, width: 2 }, areaStyle: kind === 'line' ? { color: c.primary, opacity: 0.12 } : undefined,
      data: points.map(({ fen, colour }) => ({ value: fen, itemStyle: { color: c[colour ?? 'primary'] } })),
    }],
  };
}

/** The axis has little room: 25万, 1.2M. */
const shortYuan = (fen: number): string => new Intl.NumberFormat(language(), { notation: 'compact' }).format(fen / 100);
