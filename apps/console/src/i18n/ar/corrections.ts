import type { corrections as en } from '../en/corrections';

export const corrections: Readonly<Record<keyof typeof en, string>> = {
  'attention.candidates': 'مطابقات ممكنة',
  'attention.taken': 'حُصّل لدى Nomod',
  'attention.match.this': 'مطابقة',
  'attention.match.these': 'مطابقة {charge} مع {invoice}',
  'attention.match.other': 'مطابقة مع فاتورة أخرى',
  'attention.match.allTheSame': 'مطابقة رغم ذلك',
  'attention.match.what':
    'يُقيَّد مبلغ {amount} الذي حصّله Nomod بعملية الدفع {charge} دفعةً للفاتورة {invoice} ({customer}). المتبقي عليها الآن {remaining}.',
  'attention.match.whatUnknown':
    'يُقيَّد ما حصّله Nomod بعملية الدفع {charge} دفعةً للفاتورة {invoice} ({customer}). المتبقي عليها الآن {remaining}.',
  'attention.match.readBack': 'تُقرأ عملية الدفع من Nomod أولًا؛ ولا يُقيَّد إلا ما يؤكده Nomod.',
  'attention.customer': 'يذكر Nomod عميلًا آخر',
  'attention.customer.text':
    'أجرى عملية الدفع العميل {theirs} لدى Nomod، والفاتورة باسم {ours}. قارن بينهما في لوحة تحكم Nomod أولًا.',
  'attention.customer.confirm': 'قارنت بينهما: هذه العملية سددت فعلًا فاتورة {ours}.',
  'attention.customer.tick': 'أكّد العميل أولًا.',
  'attention.elsewhere': 'عملية الدفع هذه تخص دفعة أخرى',
  'attention.elsewhere.link':
    'دُفعت عبر رابط الفاتورة {invoice} ({customer}). فهي تسدد تلك الدفعة ولا تسدد فاتورة أخرى.',
  'attention.elsewhere.recorded': 'سُجّلت للفاتورة {invoice} ({customer}) ولا تسدد غيرها. وإن كان ذلك خطأ فاستردّها هناك.',
  'attention.elsewhere.settle': 'تسوية تلك الدفعة',
};
