/** Style of the checkout pages; served by the sandbox itself, no outside requests. */
export const STYLES = `
:root { color-scheme: light; --ink: #17202e; --soft: #5a6675; --line: #e3e7ec; --paper: #ffffff; --ground: #f4f6f8; --accent: #1d4fd7; --accent-deep: #173fae; --good: #0d7a4f; --bad: #b3261e; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
.test-mode { background: #fff4d6; color: #5f4300; border-bottom: 1px solid #f0dca4; text-align: center; padding: 8px 16px; font-size: 14px; }
main { max-width: 960px; margin: 0 auto; padding: 32px 20px 48px; }
.merchant { display: flex; align-items: center; gap: 12px; margin-bottom: 24px; }
.merchant .mark { width: 44px; height: 44px; border-radius: 12px; background: var(--ink); color: #fff; display: grid; place-items: center; font-weight: 600; font-size: 19px; flex: none; }
.merchant p { margin: 0; }
.merchant .name { font-weight: 600; font-size: 17px; line-height: 1.3; overflow-wrap: anywhere; }
.merchant .what { color: var(--soft); font-size: 14px; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 24px; align-items: start; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 16px; padding: 24px; box-shadow: 0 1px 2px rgba(23, 32, 46, .04); }
.card.narrow { max-width: 480px; margin: 0 auto; text-align: center; padding: 40px 28px; }
h1 { font-size: 20px; line-height: 1.35; margin: 0 0 4px; overflow-wrap: anywhere; }
h2 { font-size: 16px; margin: 0 0 16px; }
.asked { font-size: 34px; font-weight: 650; letter-spacing: -.02em; margin: 0 0 20px; font-variant-numeric: tabular-nums; line-height: 1.25; }
.note { color: var(--soft); margin: 0 0 20px; white-space: pre-line; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
td { padding: 8px 0; vertical-align: top; }
td:last-child { text-align: right; white-space: nowrap; padding-left: 16px; }
tr.part td { color: var(--soft); padding: 4px 0; }
tr.first td { border-top: 1px solid var(--line); padding-top: 12px; }
tr.part.last td { padding-bottom: 12px; }
tr.total td { border-top: 1px solid var(--line); font-weight: 650; font-size: 17px; padding-top: 12px; }
.item { overflow-wrap: anywhere; text-align: left; }
.count { display: block; color: var(--soft); font-size: 14px; }
fieldset { border: 0; padding: 0; margin: 0 0 20px; }
legend, label { display: block; font-size: 14px; font-weight: 500; margin-bottom: 6px; padding: 0; }
input, textarea { width: 100%; font: inherit; color: inherit; background: #fff; border: 1px solid #c9d0d8; border-radius: 10px; padding: 10px 12px; margin-bottom: 14px; }
input[readonly] { background: #f8f9fb; color: #445062; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
.card-head { display: flex; justify-content: space-between; align-items: baseline; gap: 12px; }
.chip { font-size: 12px; font-weight: 600; color: #5f4300; background: #fff4d6; border-radius: 999px; padding: 2px 10px; white-space: nowrap; }
.choices { display: flex; flex-wrap: wrap; gap: 8px; }
.choices a { border: 1px solid #c9d0d8; border-radius: 999px; padding: 6px 14px; color: inherit; text-decoration: none; font-size: 14px; background: #fff; }
.choices a[aria-current] { border-color: var(--accent); background: #eaf0ff; color: var(--accent-deep); font-weight: 600; }
button, .button { display: block; width: 100%; font: inherit; font-weight: 600; border-radius: 12px; padding: 13px 16px; border: 1px solid transparent; cursor: pointer; text-align: center; text-decoration: none; }
.pay { background: var(--accent); color: #fff; }
.pay:hover { background: var(--accent-deep); }
.later, .decline { background: #fff; color: var(--ink); border-color: #c9d0d8; margin-top: 10px; }
.later:hover, .decline:hover { background: var(--ground); }
.leave { background: none; color: var(--soft); font-weight: 500; margin-top: 4px; padding: 10px; }
.leave:hover { color: var(--ink); text-decoration: underline; }
:focus-visible { outline: 3px solid #9db8ff; outline-offset: 2px; }
.alert { border: 1px solid #f3c6c2; background: #fdf0ef; color: var(--bad); border-radius: 12px; padding: 12px 16px; margin: 0 0 20px; }
.sign { width: 56px; height: 56px; border-radius: 50%; display: grid; place-items: center; margin: 0 auto 20px; font-size: 26px; background: #eef1f4; color: var(--soft); }
.sign.good { background: #e3f5ec; color: var(--good); }
.card.narrow h1 { font-size: 22px; margin-bottom: 8px; }
.card.narrow p { color: var(--soft); margin: 0 0 16px; }
.card.narrow table { text-align: left; margin-top: 24px; }
.card.narrow td { overflow-wrap: anywhere; white-space: normal; }
footer { text-align: center; color: var(--soft); font-size: 13px; margin-top: 28px; }
@media (max-width: 720px) {
  main { padding: 20px 16px 40px; }
  .columns { grid-template-columns: minmax(0, 1fr); gap: 16px; }
  .card { padding: 20px; }
  .asked { font-size: 30px; }
}
`;
