import type { lateErasure } from '../late/erasure';

export const erasure: Readonly<Record<keyof typeof lateErasure, string>> = {
  'erase.title': 'محو بيانات {name}؟',
  'erase.what':
    'يُمحى الاسم والبريد الإلكتروني والهاتف والعنوان والمعرّف الخارجي والبيانات الوصفية، ومن الرسائل والأحداث والأدلة ونصوص الفواتير والدفعات أيضًا.',
  'erase.kept': 'تبقى الفواتير والدفعات بأرقامها وبنودها ومبالغها.',
  'erase.final': 'لا يمكن التراجع عن ذلك.',
  'erase.tick': 'أعلم أنه لا يمكن التراجع عن ذلك.',
  'erase.tickFirst': 'أكّد ذلك أولًا.',
  'erase.submit': 'محو',
  'erase.open': 'توجد فواتير غير مسوّاة لهذا العميل. حصّل المتبقي أو ألغِه أو اشطبه، ثم امحُ البيانات.',
  'erase.done': 'مُحيت بيانات الشخص',
  'erase.atNomod':
    'ما زال Nomod يعرف الشخص بالمعرّف {ids}. لا تستطيع واجهة Nomod البرمجية المحو: اطلبه في لوحة تحكم Nomod أو من دعم Nomod، ثم امحُ هنا مرة أخرى.',
};
