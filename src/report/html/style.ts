import { type ChartTheme, THEMES } from '../../charts/theme.js';

/** Colours of a chart as variables of the page, so that one drawing serves a light and a dark page. */
export const CHART_VARIABLES: ChartTheme = {
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  grid: 'var(--grid)',
  run: 'var(--run)',
  reference: 'var(--reference)',
  twin: 'var(--twin)',
  onset: 'var(--onset)',
  detectable: 'var(--detectable)',
  diverged: 'var(--diverged)',
  interval: 'var(--interval)',
  slices: THEMES.light.slices.map((_, slice) => `var(--slice-${slice})`),
};

/** Colours of the page itself, as in the browser client. */
const PAGE = {
  light: { surface: '#ffffff', sunk: '#f5f7f9', line: '#dfe3e9', accent: '#1763ae', warning: '#8a4b00' },
  dark: { surface: '#12171e', sunk: '#0c1015', line: '#2a3340', accent: '#63b0f4', warning: '#f0b45c' },
} as const;

function variables(theme: 'light' | 'dark'): string {
  const { slices, ...colours } = THEMES[theme];
  const named = Object.entries({ ...colours, ...PAGE[theme] });
  const all = [...named, ...slices.map((colour, slice) => [`slice-${slice}`, colour] as const)];
  return `:root{${all.map(([name, colour]) => `--${name}:${colour}`).join(';')}}`;
}

/** The style sheet of a report. The page's policy allows this one text and no other. */
export const STYLE = `
:root{color-scheme:light dark}
${variables('light')}
@media (prefers-color-scheme:dark){${variables('dark')}}
*{box-sizing:border-box}
body{margin:0;background:var(--sunk);color:var(--ink);font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1240px;margin:0 auto;padding:24px 16px 48px}
h1{margin:0;font-size:22px;line-height:1.25}
h2{margin:28px 0 8px;font-size:15px}
h3{margin:0;font-size:13px}
p,ul,dl,dd,figure,table{margin:0}
p+p{margin-top:4px}
ul{padding-left:18px}
code{font:13px ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace}
.source{color:var(--muted);overflow-wrap:anywhere}
.muted,.key{color:var(--muted)}
.key{margin-bottom:8px}
.unlike{margin-top:16px;padding:10px 14px;border:1px solid var(--warning);border-left-width:4px;border-radius:6px;background:var(--surface)}
.unlike strong{color:var(--warning)}
.sheet{padding:12px 14px;border:1px solid var(--line);border-radius:6px;background:var(--surface);overflow-x:auto}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:0 24px}
table{width:100%;border-collapse:collapse}
caption{padding-bottom:6px;text-align:left;color:var(--muted)}
th,td{padding:3px 12px 3px 0;text-align:left;font-weight:400;vertical-align:middle}
th:last-child,td:last-child{padding-right:0}
tr.first th{font-weight:600}
thead th{color:var(--muted);font-size:12px}
.number{text-align:right;white-space:nowrap}
.bar{width:38%}
.bar svg{display:block;width:100%;height:10px}
.bar .for{fill:var(--run)}
.bar .against{fill:var(--twin)}
.bar .zero{fill:var(--muted)}
tfoot th,tfoot td{border-top:1px solid var(--line)}
.panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,376px),1fr));gap:12px}
figure{padding:10px 8px 4px;border:1px solid var(--line);border-radius:6px;background:var(--surface)}
figcaption{padding:0 6px 4px}
figcaption .unit{margin-left:8px;color:var(--muted);font-size:12px}
figure svg{display:block;width:100%;height:auto}
figure text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.legend{display:flex;flex-wrap:wrap;gap:2px 14px;margin:0 0 10px;padding:0;list-style:none}
.legend svg{width:16px;height:8px;margin-right:6px}
.legend li{overflow-wrap:anywhere}
footer{margin-top:28px;color:var(--muted)}
${THEMES.light.slices.map((_, slice) => `.slice-${slice}{fill:var(--slice-${slice})}`).join('')}
@media print{body{background:none}figure,.sheet{break-inside:avoid}}
`;
