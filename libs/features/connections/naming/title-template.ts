import { gatewayText } from '@remit/gateway';

/** Placeholders of a template. */
export const TITLE_VARIABLES = ['business_name', 'invoice_number'] as const;

export const USUAL_TITLE = '{business_name} {invoice_number}';

/** Maximum length of the fixed words. Together with the invoice number and a token they fit into Nomod's limit. */
export const LONGEST_FIXED_TEXT = 20;

export const LONGEST_TEMPLATE = 80;

type TitleValues = Readonly<Record<(typeof TITLE_VARIABLES)[number], string>>;

const VARIABLE = /\{([^{}]*)\}/g;

/** Why a text is not a valid template; undefined when it is. */
export function titleFault(template: string): string | undefined {
  if (template.length > LONGEST_TEMPLATE) return `A title template has at most ${LONGEST_TEMPLATE} characters.`;
  const names = [...template.matchAll(VARIABLE)].map(([, name]) => name ?? '');
  const unknown = names.find((name) => !TITLE_VARIABLES.some((known) => known === name));
  if (unknown !== undefined) return `{${unknown}} is not a variable. Use {${TITLE_VARIABLES.join('} and {')}}.`;
  const fixed = template.replace(VARIABLE, '');
  if (/[{}]/.test(fixed)) return 'A title template may use braces only around variables.';
  if (fixed !== gatewayText(fixed.replace(/ /g, '_'), LONGEST_TEMPLATE).replace(/_/g, ' '))
    return 'A title template must be one line without control characters.';
  if (names.filter((name) => name === 'invoice_number').length !== 1)
    return 'A title template must hold {invoice_number} exactly once, so that the payer sees which invoice to pay.';
  if (names.filter((name) => name === 'business_name').length > 1)
    return 'A title template may hold {business_name} at most once.';
  if (fixed.trim().length > LONGEST_FIXED_TEXT)
    return `A title template may hold, beside its variables, at most ${LONGEST_FIXED_TEXT} characters.`;
  return undefined;
}

/** The title in at most `max` characters. The business name is shortened first, the invoice number last. */
export function titleOf(template: string, values: TitleValues, max: number): string {
  const filled = (businessName: string) =>
    gatewayText(
      template.replace(VARIABLE, (_, name: string) =>
        name === 'business_name' ? businessName : values.invoice_number,
      ),
      Infinity,
    );
  const whole = filled(values.business_name);
  if (whole.length <= max) return whole;
  const room = max - filled('').length - (template.startsWith('{business_name}') ? 1 : 0);
  const shorter = room > 1 ? filled(gatewayText(values.business_name, room)) : '';
  if (shorter !== '' && shorter.length <= max) return shorter;
  return gatewayText(values.invoice_number, max);
}
