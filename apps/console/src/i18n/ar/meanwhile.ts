import type { lateMeanwhile } from '../late/meanwhile';

export const meanwhile: Readonly<Record<keyof typeof lateMeanwhile | 'error.changed_meanwhile', string>> = {
  'error.changed_meanwhile': 'غيّر شخص آخر هذا السجل في هذه الأثناء',
  'meanwhile.invoice': 'غيّر شخص آخر هذه الفاتورة في هذه الأثناء',
  'meanwhile.customer': 'غيّر شخص آخر هذا العميل في هذه الأثناء',
  'meanwhile.business': 'غيّر شخص آخر ملف النشاط التجاري في هذه الأثناء',
  'meanwhile.connection': 'غيّر شخص آخر هذا الاتصال في هذه الأثناء',
  'meanwhile.text': 'لم يُحفظ شيء مما كتبته بعد، وما كتبته باقٍ. أي النسختين تُعتمد؟',
  'meanwhile.closed': 'لم يُحفظ شيء مما كتبته، ولم يعد ممكنًا تغييره هنا.',
  'meanwhile.field': 'الحقل',
  'meanwhile.mine': 'ما كتبته',
  'meanwhile.theirs': 'ما حُفظ في الأثناء',
  'meanwhile.take': 'المتابعة بما هو محفوظ',
  'meanwhile.keep': 'حفظ نسختي بدلًا منه',
};
