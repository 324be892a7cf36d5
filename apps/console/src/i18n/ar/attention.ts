import type { AttentionItem } from '../../api/types';

type Kind = AttentionItem['kind'];

const REFUND_AT_NOMOD = 'أعد المبلغ لدى Nomod؛ يُلاحَظ الاسترداد ويُقيَّد هنا تلقائيًا.';

/**
 * Translations of the server's English texts for each kind of row and its evidence: what happened, what to do, and
 * the label of each line of evidence.
 */
export const attention = {
  'attention.about.account_shared':
    'اتصالان يستعملان حساب Nomod واحدًا. تُقيَّد كل عملية دفع مرة واحدة، لدى من تصل إليه أولًا.',
  'attention.about.amount_differs': 'حُصّل مبلغ غير المطلوب. سُجّل كاملًا؛ وتبقى الفاتورة مفتوحة بما ينقص.',
  'attention.about.amount_mismatch': 'كان Nomod سيطلب مبلغًا غير المستحق؛ لذلك أُوقف الرابط.',
  'attention.about.books_differ': 'دفاترنا تختلف عمّا يعرضه Nomod.',
  'attention.about.charge_elsewhere':
    'عملية الدفع هذه مقيّدة في بيئة أخرى تستعمل حساب Nomod نفسه. لا تُقيَّد هنا مرة أخرى.',
  'attention.about.charge_reversed': 'يقول Nomod الآن إن عملية الدفع هذه لم تأخذ أي مال.',
  'attention.about.closing_refused': 'ما لم يعد يجوز دفعه تعذّر إلغاؤه أو إيقافه لدى Nomod.',
  'attention.about.connection_refused': 'يرفض Nomod مفتاح API لهذا الاتصال. أعماله تنتظر.',
  'attention.about.currency_differs': 'حُصّل المال بعملة غير المطلوبة. سُجّل، لكنه لا يسدّد شيئًا.',
  'attention.about.details_differ': 'صفحة الفاتورة لدى Nomod لا تُظهر ما تغيّر هنا.',
  'attention.about.disputed': 'يعترض الدافع على عملية الدفع هذه لدى بنكه.',
  'attention.about.email_undelivered': 'رسالة بريد عن هذه الفاتورة لم تصل، أو لا يُعرف هل وصلت.',
  'attention.about.endpoint_disabled': 'أُوقفت نقطة استقبال الإشعارات: لم تعد تُبلَّغ بشيء.',
  'attention.about.endpoint_paused': 'لا تجيب نقطة استقبال الإشعارات: رسائلها تنتظر، وتُسأل من جديد كل بضع دقائق.',
  'attention.about.event_failed': 'تعذّرت معالجة الحدث.',
  'attention.about.gateway_trouble': 'لا يجيب Nomod إجابة صالحة عن هذا الشيء.',
  'attention.about.link_missing': 'ما زالت الدفعة بلا رابط.',
  'attention.about.lost_charge': 'دُفع على رابط أو فاتورة لنا أُنشئت بعد النسخة الاحتياطية ولم تعد معروفة هنا.',
  'attention.about.lost_object': 'رابط أو فاتورة لنا في Nomod أُنشئت بعد النسخة الاحتياطية ولم تعد معروفة هنا.',
  'attention.about.overpaid': 'حُصّل أكثر مما تطلبه الفاتورة. الزيادة مسجّلة.',
  'attention.about.paid_without_charge': 'يقول Nomod إن الفاتورة مدفوعة، ولا توجد عملية دفع واحدة مؤكدة تفسّر ذلك.',
  'attention.about.payment_after_void': 'حُصّل مال عن فاتورة ملغاة. سُجّل؛ وتبقى الفاتورة ملغاة.',
  'attention.about.payment_not_applied': 'حُصّل مال لا يناسب فاتورته. سُجّل، لكنه لا يُحسب مدفوعًا.',
  'attention.about.refund_done_twice': 'طُلب استرداد مرة أخرى، ونفّذ Nomod الاثنين.',
  'attention.about.refund_reversed': 'تراجع Nomod عن استرداد سبق أن أظهره.',
  'attention.about.refund_unconfirmed': 'طُلب استرداد، وNomod لا يُظهره.',
  'attention.about.second_payment': 'دُفعت هذه الفاتورة مرة أخرى عبر رابط سبق استعماله.',
  'attention.about.sync_failed': 'الفاتورة ليست لدى Nomod.',
  'attention.about.unmatched_event': 'حدث من Nomod لا يطابق أي دفعة أو فاتورة لدينا.',
  'attention.about.unreadable_event': 'حدث صحيح التوقيع ليس JSON، فوُضع جانبًا.',
  'attention.about.webhooks_silent': 'لم يصل أي حدث من Nomod لهذا الاتصال منذ أيام، مع أنه دُفع عبره.',
  'attention.todo.account_shared':
    'اجعل لكل بيئة حساب Nomod خاصًا، واحذف الاتصال الذي لا حاجة إليه: عندها يُغلق هذا السطر تلقائيًا. وحتى ذلك تظهر مبيعات الآخر هنا كأنها ليست لنا، وتسدّد عملية الدفع في بيئة واحدة فقط. وإن كان ذلك مقصودًا فتجاهل.',
  'attention.todo.amount_differs':
    'قارن المبلغين. إن كان أقل: تبقى الفاتورة مفتوحة بالباقي، فاطلبه برابط جديد. وإن كان أكثر: أعد الزيادة لدى Nomod. ثم تجاهل.',
  'attention.todo.amount_mismatch':
    'يضيف حساب Nomod ضريبة أو رسومًا من عنده إلى الروابط. أوقف ذلك في لوحة تحكم Nomod، ثم أنشئ رابطًا جديدًا للفاتورة.',
  'attention.todo.books_differ':
    'افعل ما تنصح به الأدلة. يقارن Remit دفاتره مع Nomod كل يوم، وكل ساعة ما دامت تختلف: يُغلق هذا السطر تلقائيًا عند تطابقها.',
  'attention.todo.charge_elsewhere':
    'بيئتان تستعملان حساب Nomod واحدًا، وعملية الدفع تسدّد في واحدة منهما فقط. إن كان البيع هناك فتجاهل هذا السطر. وإن كان هنا فسجّل دفعة خارجية على الفاتورة ومرجعها عملية الدفع، ثم تجاهل.',
  'attention.todo.charge_reversed':
    'ابحث عن عملية الدفع في لوحة تحكم Nomod. ما زالت الفاتورة تحسبها مدفوعة. إن ذهب المال فاحتسبه مفقودًا: تعود الفاتورة مستحقة به، ويمكن إنشاء رابط جديد لها. وإن أخذه Nomod بعد ذلك يُغلق هذا السطر تلقائيًا، ويُحتسب من جديد ما احتُسب مفقودًا.',
  'attention.todo.closing_refused':
    'ألغِ الفاتورة أو أوقف الرابط في لوحة تحكم Nomod كي لا يُدفع هناك، ثم تجاهل. يواصل Remit المحاولة، ويُغلق هذا السطر تلقائيًا متى نجحت. ما يُدفع حتى ذلك الحين يُسجَّل.',
  'attention.todo.connection_refused':
    'روابط هذا الاتصال ومزامناته تنتظر. أنشئ مفتاح API جديدًا في لوحة تحكم Nomod واحفظه في الاتصال؛ عندها يُغلق هذا السطر تلقائيًا.',
  'attention.todo.currency_differs': `لا يُحسب المال مدفوعًا، لأن العملات لا تُحوَّل هنا أبدًا. ${REFUND_AT_NOMOD}`,
  'attention.todo.details_differ':
    'لا يستطيع Nomod تغيير ذلك عبر واجهته البرمجية. صحّحه في تطبيق Nomod ثم تحقّق: يُغلق هذا السطر متى أظهرته الصفحة. أو أنشئ الصفحة من جديد: تُلغى القديمة وتُنشأ صفحة تُظهره، وترسل إلى العميل العنوان الجديد لأن القديم يتوقف. الصفحة الجديدة لا تغيّر اسم العميل. وإن كان الفرق لا يهم فتجاهل.',
  'attention.todo.disputed':
    'ردّ على الاعتراض في لوحة تحكم Nomod قبل موعده. إن أظهر Nomod استردادًا يُقيَّد هنا تلقائيًا. وإن خُسر الاعتراض ولم يُظهر Nomod استردادًا فاحتسب المال مفقودًا: تعود الفاتورة مستحقة به، ويمكن إنشاء رابط جديد لها. وإن رُبح الاعتراض بعد ذلك فإنه يُحتسب من جديد تلقائيًا.',
  'attention.todo.email_undelivered':
    'افتح الفاتورة: تُظهر رسائلها ما أجاب به خادم البريد. إن كان العنوان خطأ فصحّحه لدى العميل، ثم أعد المحاولة: يُرسل ما لم يصل من جديد إلى العنوان المصحّح. والرسالة التي قد تكون أُرسلت قد تصل مرتين: اسأل العميل أولًا. يُغلق هذا السطر تلقائيًا حين تُرسل.',
  'attention.todo.endpoint_disabled':
    'أصلح المستقبِل ثم شغّل نقطة الاستقبال من جديد: يُغلق هذا السطر تلقائيًا. ما فاتها موجود في محاولاتها ويمكن إعادة إرساله.',
  'attention.todo.endpoint_paused':
    'انظر عند المستقبِل لماذا لا يجيب. رسائله تنتظر ولا يضيع منها شيء؛ وحين يجيب تُرسل ويُغلق هذا السطر تلقائيًا. لسؤاله فورًا اضغط «أرسل الآن» في نقطة الاستقبال.',
  'attention.todo.event_failed': 'أعد المحاولة: يُعالَج الحدث من جديد ولا يُسجَّل شيء مرتين. وإن فشل ثانية فاقرأ السبب.',
  'attention.todo.gateway_trouble':
    'ابحث عن الشيء في لوحة تحكم Nomod. يسأل Remit من جديد كل بضع دقائق: ما يستطيع قراءته حينها يُقيَّد تلقائيًا ويُغلق هذا السطر. لا تسجّل شيئًا يدويًا في هذه الأثناء وإلا حُسب مرتين. وإن بقي السطر فأرسل المعرّف والسبب إلى دعم Nomod.',
  'attention.todo.link_missing':
    'اقرأ سبب Nomod وصحّح ما يذكره ثم أعد المحاولة. الرابط الذي أنشأه Nomod دون أن يخبر يُعثر عليه ويُستعمل؛ ولا يُنشأ رابط ثانٍ أبدًا.',
  'attention.todo.lost_charge':
    'الرابط أو الفاتورة التي دُفعت أُنشئت بعد النسخة الاحتياطية التي استُعيدت. أنشئ الفاتورة هنا من جديد إن كانت مفقودة، وأصدرها، ثم طابق عملية الدفع معها: لن يُطلب من الدافع شيء مرة أخرى. وإن لم يكن شيء مستحقًا، فأعد المال في Nomod، ثم تجاهل.',
  'attention.todo.lost_object':
    'أُنشئ بعد النسخة الاحتياطية التي استُعيدت، وما زال يمكن دفعه في Nomod. أوقفه هناك (الرابط: عطّله، الفاتورة: ألغها)، ثم اطلب هنا ما هو مستحق. وإن كان مدفوعًا فطابق عملية الدفع الظاهرة هنا في سطر خاص بها. ثم تجاهل.',
  'attention.todo.overpaid': `دُفع أكثر من المستحق. ${REFUND_AT_NOMOD}`,
  'attention.todo.paid_without_charge':
    'ابحث عن عملية الدفع في لوحة تحكم Nomod وطابقها مع الفاتورة. وإن عُلّمت الفاتورة مدفوعة لدى Nomod بلا عملية دفع فسجّل دفعة خارجية ثم تجاهل.',
  'attention.todo.payment_after_void': `الفاتورة ملغاة، فلم يكن شيء مستحقًا. ${REFUND_AT_NOMOD}`,
  'attention.todo.payment_not_applied': `المال مسجّل، لكنه لا يسدّد أي فاتورة. ${REFUND_AT_NOMOD}`,
  'attention.todo.refund_done_twice':
    'تأخر Nomod، وقُيّد الاستردادان هنا. ابحث عن عملية الدفع في لوحة تحكم Nomod. إن استرد الدافع أكثر مما له فاطلب الزائد بفاتورة جديدة، ثم تجاهل.',
  'attention.todo.refund_reversed':
    'لم يصل الاسترداد إلى الدافع، ويُحسب المال مدفوعًا من جديد. اطلب الاسترداد مرة أخرى: يُغلق هذا السطر تلقائيًا متى أُعيد المبلغ نفسه. وإن أعدت المال بطريقة أخرى أو لم يكن عليك شيء فتجاهل.',
  'attention.todo.refund_unconfirmed':
    'ابحث عن عملية الدفع في لوحة تحكم Nomod. إن أُعيد المال هناك يُقيَّد هنا تلقائيًا: تحقّق، ثم تجاهل ما بقي مفتوحًا. وإلا فاطلب الاسترداد من جديد، فيُغلق هذا السطر.',
  'attention.todo.second_payment': `دفع الدافع مرتين. ${REFUND_AT_NOMOD}`,
  'attention.todo.sync_failed': 'اقرأ سبب Nomod، وصحّح العميل أو الفاتورة أو الاتصال، ثم أعد المحاولة.',
  'attention.todo.unmatched_event':
    'تحقّق من جديد. إن كان المال لإحدى فواتيرك المفتوحة أو المدفوعة فطابقه: ما زاد يُدرج بعدها. وإن كانت تلك الفاتورة ملغاة أو بعملة أخرى أو لا يصح دفعها من جديد فأعد المال في Nomod ثم تجاهل. وإن كان لاستعمال آخر لحساب Nomod فتجاهله.',
  'attention.todo.unreadable_event': 'اطّلع على المحتوى المحفوظ في الأحداث الواردة وعلى الوسيط الذي أرسله. ثم تجاهل.',
  'attention.todo.webhooks_silent':
    'يُعثر على الدفعات بسؤال Nomod، لكن متأخرًا. قارن عنوان الإشعارات وسر التوقيع في الاتصال بما في لوحة تحكم Nomod؛ يُغلق هذا السطر خلال يوم من الحدث التالي.',
  'attention.fact.our_id': 'المعرّف هنا',
  'attention.fact.invoice_number': 'رقم الفاتورة',
  'attention.fact.customer_id': 'معرّف العميل في Nomod',
  'attention.fact.invoice_id': 'معرّف الفاتورة في Nomod',
  'attention.fact.refunded': 'المسترد',
  'attention.fact.also_used_by': 'يستعمله أيضًا الاتصال',
  'attention.fact.also_used_in': 'يُستعمل أيضًا في',
  'attention.fact.booked_in': 'مقيّدة في',
  'attention.fact.booked_through': 'مقيّدة عبر',
  'attention.fact.environment': 'البيئة',
  'attention.fact.amount': 'المبلغ',
  'attention.fact.amount_due': 'المبلغ المستحق',
  'attention.fact.amount_paid': 'المبلغ المدفوع',
  'attention.fact.amount_remaining': 'المبلغ المتبقي',
  'attention.fact.asked_at': 'وقت الطلب',
  'attention.fact.attempts': 'المحاولات',
  'attention.fact.charge_id': 'معرّف عملية الدفع',
  'attention.fact.charge_status': 'حالة عملية الدفع',
  'attention.fact.connection': 'الاتصال',
  'attention.fact.created_at': 'وقت الإنشاء',
  'attention.fact.currency': 'العملة',
  'attention.fact.customer_email': 'بريد العميل',
  'attention.fact.customer_name': 'اسم العميل',
  'attention.fact.delivery_id': 'معرّف الحدث الوارد',
  'attention.fact.description': 'الوصف',
  'attention.fact.disabled_at': 'وقت الإيقاف',
  'attention.fact.due_date': 'تاريخ الاستحقاق',
  'attention.fact.endpoint_id': 'معرّف نقطة الاستقبال',
  'attention.fact.error_code': 'رمز الخطأ',
  'attention.fact.event_type': 'نوع الحدث',
  'attention.fact.extras': 'الإضافات',
  'attention.fact.failing_since': 'يفشل منذ',
  'attention.fact.invoice_status': 'حالة الفاتورة',
  'attention.fact.key_ends_with': 'نهاية المفتاح',
  'attention.fact.key_set_at': 'وقت ضبط المفتاح',
  'attention.fact.last_event_at': 'وقت آخر حدث',
  'attention.fact.last_paid_at': 'وقت آخر دفعة',
  'attention.fact.link_id': 'معرّف الرابط',
  'attention.fact.nomod_invoice_id': 'معرّف فاتورة Nomod',
  'attention.fact.nomod_invoice_status': 'حالة فاتورة Nomod',
  'attention.fact.original_currency': 'العملة الأصلية',
  'attention.fact.original_total': 'المجموع الأصلي',
  'attention.fact.overpaid_amount': 'الزيادة المدفوعة',
  'attention.fact.paid_at': 'وقت الدفع',
  'attention.fact.payment_status': 'حالة الدفعة',
  'attention.fact.possible_charges': 'عمليات دفع محتملة',
  'attention.fact.reason': 'السبب',
  'attention.fact.received_at': 'وقت الوصول',
  'attention.fact.refund_state': 'حالة الاسترداد',
  'attention.fact.refund_total': 'مجموع المسترد',
  'attention.fact.refused_at': 'وقت الرفض',
  'attention.fact.service_fee': 'رسوم الخدمة',
  'attention.fact.status': 'الحالة',
  'attention.fact.tax': 'الضريبة',
  'attention.fact.tip': 'الإكرامية',
  'attention.fact.total': 'المجموع',
  'attention.fact.voided_at': 'وقت الإلغاء',
} satisfies Record<`attention.about.${Kind}` | `attention.todo.${Kind}`, string> & Readonly<Record<string, string>>;
