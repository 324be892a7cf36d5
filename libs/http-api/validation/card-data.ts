import { ValidateBy } from 'class-validator';

/** 12 to 19 digits, in groups or not, that are not part of a longer number or word. */
const DIGIT_RUN = /(?<![\w.])\d(?:[ -]?\d){11,18}(?![\w.]*\d)/g;

/** How numbers of the card schemes begin, with their lengths: without it one in ten order numbers would pass for a card. */
const ISSUED = [
  /^4(\d{12}|\d{15}|\d{18})$/,
  /^(5[1-5]\d{14}|2(22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12})$/,
  /^3[47]\d{13}$/,
  /^(6011|65\d\d|64[4-9]\d)\d{12,15}$/,
  /^3(0[0-5]|[689]\d)\d{11}$/,
  /^35(2[89]|[3-8]\d)\d{12}$/,
  /^62\d{14,17}$/,
  /^(5[06-8]|6\d)\d{10,17}$/,
];

const SECRET_MEMBER = /^(card_?(number|no)|pan|cvv2?|cvc2?|cid|(card_?)?security_?code|card_?verification\w*)$/i;
const SECRET_MEMBERS =
  /("(?:card_?(?:number|no)|pan|cvv2?|cvc2?|(?:card_?)?security_?code|card_?verification\w*)"\s*:\s*)("(?:[^"\\]|\\.)*"|[\d.]+)/gi;

/** Whether a member of this name and text holds what must never be stored: a card number anywhere, or a security code by its name. */
export function isCardData(name: string, text: string): boolean {
  const key = name.replace(/[ -]/g, '_');
  return (SECRET_MEMBER.test(key) && /\d{3}/.test(text)) || holdsCardNumber(text) || holdsCardNumber(name);
}

/** A field of any JSON that must not hold card data, however deep. */
export function HoldsNoCardData(): PropertyDecorator {
  return ValidateBy({
    name: 'holdsNoCardData',
    validator: {
      validate: (value) => !holdsCardData('', value),
      defaultMessage: () => '$property must not hold card numbers or security codes',
    },
  });
}

function holdsCardData(name: string, value: unknown): boolean {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).some(([key, member]: [string, unknown]) => holdsCardData(key, member));
  }
  return (typeof value === 'string' || typeof value === 'number') && isCardData(name, String(value));
}

/** A text, JSON or not, without the card numbers and security codes in it. */
export function withoutCardData(text: string): string {
  return text
    .replace(SECRET_MEMBERS, '$1"[removed]"')
    .replace(DIGIT_RUN, (run) => (isCardNumber(run) ? '[card number removed]' : run));
}

function holdsCardNumber(text: string): boolean {
  return [...text.matchAll(DIGIT_RUN)].some(([run]) => isCardNumber(run));
}

function isCardNumber(run: string): boolean {
  const digits = run.replace(/\D/g, '');
  return ISSUED.some((pattern) => pattern.test(digits)) && passesLuhn(digits);
}

/** The check digit of ISO/IEC 7812. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
