import { PRODUCT_COLOR } from '@remit/business-profile';

/**
 * Styles of every page. `--accent` is the business's own color. Directions are logical, so that Arabic needs no rules
 * for them.
 */
export const STYLES = `
:root{color-scheme:light dark;--page:#f4f5f7;--card:#fff;--text:#1a2230;--soft:#566072;--line:#dfe3ea;--accent:${PRODUCT_COLOR};--on-accent:#fff;--good:#0b6b3a;--good-back:#e4f5ec;--warn:#8a4b00;--warn-back:#fdf1de;--bad:#a11a1a;--bad-back:#fdeaea;--calm-back:#eaf0fb;--calm:#1d4a9e}
@media screen and (prefers-color-scheme:dark){:root{--page:#10141a;--card:#1a2029;--text:#eef1f5;--soft:#a7b0be;--line:#323b48;--accent:#8ab4ff;--on-accent:#0b1626;--good:#7fdca8;--good-back:#12301f;--warn:#f5c077;--warn-back:#33250f;--bad:#ff9e9e;--bad-back:#3a1616;--calm-back:#16263f;--calm:#a9c8ff}.logo{background:#fff;padding:.375rem .5rem;border-radius:.5rem}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif}
[lang=ar]{line-height:1.75}
main{max-width:44rem;margin-inline:auto;padding:1rem}
header,footer{max-width:44rem;margin-inline:auto;padding:1rem;display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between}
header{padding-block-end:0}
.business{font-weight:650;font-size:1.125rem;margin:0}
.logo{display:block;inline-size:auto;block-size:auto;max-inline-size:min(100%,16rem);max-block-size:4rem}
.test{font-size:.8125rem;color:var(--warn);background:var(--warn-back);padding:.125rem .625rem;border-radius:1rem;margin:0}
.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem;margin-block-end:1rem}
h1{font-size:1.375rem;line-height:1.35;margin:0}
h1 bdi{display:inline-block}
.footer{color:var(--soft);white-space:pre-line;padding-inline:1.25rem}
.business,.footer,dd,.words,.notice{overflow-wrap:anywhere}
.file{padding-inline:1.25rem;margin-block-end:1rem}
h2{font-size:1rem;margin:0}
p{margin:0}
.soft{color:var(--soft)}
.top{display:flex;flex-wrap:wrap;gap:.5rem 1rem;justify-content:space-between;align-items:start}
.badge{font-size:.875rem;font-weight:600;padding:.125rem .75rem;border-radius:1rem;background:var(--calm-back);color:var(--calm)}
.good{background:var(--good-back);color:var(--good)}.warn{background:var(--warn-back);color:var(--warn)}.bad{background:var(--bad-back);color:var(--bad)}
.notice{border-radius:.75rem;padding:1rem 1.25rem;margin-block-end:1rem;background:var(--calm-back);color:var(--calm)}
.notice.good{background:var(--good-back);color:var(--good)}.notice.warn{background:var(--warn-back);color:var(--warn)}.notice.bad{background:var(--bad-back);color:var(--bad)}
.sum{font-size:2rem;font-weight:700;line-height:1.25;margin-block:1rem 0;font-variant-numeric:tabular-nums}
form{margin-block:1rem .5rem}
button bdi{white-space:nowrap}
button{font:inherit;font-weight:650;border:0;border-radius:.625rem;padding:.875rem 1.5rem;min-height:3rem;inline-size:100%;background:var(--accent);color:var(--on-accent);cursor:pointer}
button:hover{filter:brightness(1.08)}
a{color:inherit}
a:focus-visible,button:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,12rem),1fr));gap:1rem;margin:0}
.wide{grid-column:1/-1}
dt{color:var(--soft);font-size:.875rem}dd{margin:0}
table{border-collapse:collapse;inline-size:100%;font-variant-numeric:tabular-nums}
th{font-size:.875rem;font-weight:500;color:var(--soft);text-align:start}
th,td{padding:.5rem .25rem;border-block-end:1px solid var(--line);vertical-align:top;text-align:start}
.words{inline-size:60%}
.details span{display:inline-block;margin-inline-end:.75rem}
.number{text-align:end;white-space:nowrap}
tfoot th,tfoot td{border:0;padding-block:.25rem}
tfoot .last th,tfoot .last td{font-weight:700;color:var(--text);font-size:1rem;border-block-start:1px solid var(--line);padding-block:.5rem}
@media(max-width:26rem){.words{inline-size:auto}.sum{font-size:1.625rem}h1{font-size:1.25rem}}
@media print{
@page{size:A4;margin:15mm}
:root{font-size:11px;--page:#fff;--accent:#000}
main,header{padding-inline:0;max-width:none}
.card{border:0;padding:0}.footer{padding-inline:0}
.badge,.test{border:1px solid}
tfoot{display:table-row-group}tr,dl>div{break-inside:avoid}tfoot tr{break-before:avoid}
form,footer,.file,.notice,.online{display:none}
}
`;
