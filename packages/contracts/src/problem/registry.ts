export interface ProblemSpec {
  readonly status: number;
  /** One sentence in Chinese: what is wrong. */
  readonly message: string;
  /** One sentence in Chinese: what to do about it. */
  readonly remedy: string;
}

/** Every refusal a user can meet. A retired code is never reused. */
export const problems = {
  NOT_SIGNED_IN: { status: 401, message: '尚未登录，或登录已过期', remedy: '请重新登录' },
  SIGN_IN_REFUSED: {
    status: 401,
    message: '账号或密码不对',
    remedy: '请核对后再试；连续五次不对将锁定五分钟',
  },
  SIGN_IN_LOCKED: {
    status: 429,
    message: '密码连续错误次数过多，账号已暂时锁定',
    remedy: '请五分钟后再试，或请管理员重置密码',
  },
  NOT_ALLOWED: {
    status: 403,
    message: '您的岗位不能办理这一项',
    remedy: '如确需办理，请联系安全管理员调整权限',
  },
  SECOND_FACTOR_WANTED: {
    status: 401,
    message: '请再填动态口令',
    remedy: '打开手机上的验证器，填六位数字；手机不在身边时填一个恢复码',
  },
  SECOND_FACTOR_REFUSED: {
    status: 401,
    message: '动态口令不对或已用过',
    remedy: '请等验证器换下一个口令再填，并核对手机时间；连续五次不对将锁定五分钟',
  },
  PASSWORD_CHANGE_DUE: {
    status: 403,
    message: '密码是别人设的，或已到期',
    remedy: '请先修改密码',
  },
  SECOND_FACTOR_DUE: {
    status: 403,
    message: '管理员须先绑定动态口令',
    remedy: '请在“我的”里用手机验证器扫码绑定',
  },
  SSO_SUBJECT_TAKEN: {
    status: 409,
    message: '这个单点登录标识已绑定别的账号',
    remedy: '请核对标识，或先解除原来的绑定',
  },
  ACCOUNT_TAKEN: { status: 409, message: '已有这个账号', remedy: '请换一个账号' },
  OWN_ACCOUNT: { status: 409, message: '不能办理自己的账号', remedy: '请由另一位管理员办理' },
  ADMINISTRATOR_ACCOUNT: {
    status: 409,
    message: '管理员账号不在页面上办理',
    remedy: '请在服务器上用 tenglong account 办理',
  },
  PERSON_NOT_FOUND: { status: 404, message: '没有找到这个人员', remedy: '请刷新人员列表后再试' },
  NOT_THEIR_DEPUTY: {
    status: 403,
    message: '您今天不是这个人的代理人',
    remedy: '请核对代理的起止日期，或请安全管理员安排',
  },
  FIGURES_WITHHELD: {
    status: 403,
    message: '其中有您的岗位不能查看的企业数据',
    remedy: '如工作需要，请向工作专班或数据的责任部门索取',
  },
  CROSS_SITE_REQUEST: {
    status: 403,
    message: '请求不是从本系统页面发出的',
    remedy: '请回到系统页面重新操作',
  },
  NOT_FOUND: { status: 404, message: '没有找到这一页或这一项', remedy: '请核对地址，或从左侧目录进入' },
  INPUT_INVALID: { status: 400, message: '填报内容不符合要求', remedy: '请按提示逐项改正后重新提交' },
  BODY_TOO_LARGE: {
    status: 413,
    message: '文件太大',
    remedy: '单个文件请控制在 100 兆以内，可按乡镇或年度拆开报送',
  },
  FORM_TOO_LONG: {
    status: 413,
    message: '提交的内容太长',
    remedy: '请删减文字，或分几次提交；成批的数据请用工作簿上传',
  },
  TOO_MANY_REQUESTS: { status: 429, message: '操作过于频繁', remedy: '请稍等一分钟再试' },
  CHANGED_MEANWHILE: {
    status: 409,
    message: '这一项刚被其他人改过',
    remedy: '请刷新后对照两边内容，再决定是否覆盖',
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    message: '数据库暂时连不上，刚才的操作没有生效',
    remedy: '已入库的数据不受影响，请稍后重试；持续出现请通知系统管理员',
  },
  STORAGE_FULL: {
    status: 507,
    message: '磁盘空间已满，刚才的操作没有生效',
    remedy: '已入库的数据不受影响，请管理员清理磁盘后重试',
  },
  COMMIT_UNCERTAIN: {
    status: 503,
    message: '提交时数据库连接中断，刚才的操作可能已生效，也可能没有',
    remedy: '请刷新后核对，确认没有生效再重做',
  },
  BATCH_ENTRIES_MOVED: {
    status: 409,
    message: '这批列入的清单条目已有人接着办了，不能整批撤回',
    remedy: '请先到清单里看清是哪几条；个别有误的，在清单里移出',
  },
  POLICY_NOT_FOUND: { status: 404, message: '方案里没有这项政策', remedy: '请从政策库重新进入' },
  POLICY_DRAFT_NOT_FOUND: {
    status: 404,
    message: '没有这份政策草稿',
    remedy: '请从政策库的“政策编辑”重新进入',
  },
  POLICY_DRAFT_CHANGED: {
    status: 409,
    message: '您打开之后，别人改过这份草稿',
    remedy: '请看清下面列出的改动，刷新后再改一次',
  },
  POLICY_DRAFT_CLOSED: {
    status: 409,
    message: '这份草稿已经提交、公布或作废，不能再改',
    remedy: '要改的话，请由公布人退回，或另起一份草稿',
  },
  POLICY_DRAFT_FAULTY: {
    status: 422,
    message: '草稿还有检查或用例没有通过，不能提交和公布',
    remedy: '请按所列位置逐处改正',
  },
  POLICY_DRAFT_UNMEASURED: {
    status: 409,
    message: '这一稿还没有测算影响',
    remedy: '请先测算对企业的影响，再提交',
  },
  POLICY_DRAFT_OWN: {
    status: 403,
    message: '起草、改过或提交这份草稿的人不能自己公布',
    remedy: '请由没有动过这份草稿的另一个人公布',
  },
  POLICY_DRAFT_SUPERSEDED: {
    status: 409,
    message: '起草之后，这项政策已经公布过别的修改',
    remedy: '请按现行版本另起一份草稿，把要改的再改一次',
  },
  POLICY_DRAFT_DATE: {
    status: 422,
    message: '生效日期不晚于现行版本的生效日期',
    remedy: '请在草稿里写明新的生效日期，以前的情形仍按现行版本判定',
  },
  POLICY_DRAFT_NOT_YOURS: {
    status: 403,
    message: '这一条款不由您的部门牵头或配合',
    remedy: '请联系牵头部门或工作专班',
  },
  POLICY_EDIT_UNUSABLE: {
    status: 422,
    message: '这样改，政策文件就不成样子了，没有记下',
    remedy: '请按所列位置改正后再试',
  },
  POLICY_VERSION_NOT_FOUND: {
    status: 404,
    message: '链接所用的政策版本找不到，或从未启用',
    remedy: '请从政策计算器重新进入，按现行版本再算一次',
  },
  GRANT_OVER_CAP: {
    status: 409,
    message: '核定金额超过企业当年剩下的限额',
    remedy: '请退回初审，按剩下的限额重新核定',
  },
  MACHINE_GRANTED: {
    status: 409,
    message: '有设备已经由别的申报拿过补助，一台设备只补一次',
    remedy: '请退回初审，把这台设备剔除后重新核定',
  },
  MACHINE_NOT_FOUND: { status: 404, message: '申报里没有这台设备', remedy: '请刷新页面后再办' },
  MACHINE_LIST_UNREADABLE: {
    status: 422,
    message: '没有找到设备购置明细的表头',
    remedy: '表头至少要有项目代码、统一社会信用代码、设备名称、单价、数量和发票号码',
  },
  NOT_AN_APPLICATION: { status: 404, message: '这张清单不是政策申报清单', remedy: '请从政策申报清单进入' },
  REGISTER_NOT_FOUND: {
    status: 404,
    message: '正在使用的方案里没有这张清单',
    remedy: '请从左侧目录重新进入；方案换过版本的，以新版本的清单为准',
  },
  ENTRY_NOT_FOUND: {
    status: 404,
    message: '没有找到这一条，或不在您的管辖范围内',
    remedy: '请核对地址与所属乡镇（街道）',
  },
  PUBLICATION_NOT_FOUND: {
    status: 404,
    message: '没有找到这次公示',
    remedy: '请从“公示与申诉”重新选择',
  },
  SPOT_CHECK_NOT_FOUND: { status: 404, message: '没有找到这次抽查', remedy: '请从抽查列表重新进入' },
  SPOT_CHECK_NOT_DUE: {
    status: 409,
    message: '还没有到公布的抽取日',
    remedy: '请到抽取日再抽；抽取日公布后不改',
  },
  SPOT_CHECK_STATE: {
    status: 409,
    message: '这次抽查已抽取或已作废，这一项不能再办',
    remedy: '请刷新页面，按现在的情况办',
  },
  SPOT_CHECK_ITEM_NOT_FOUND: {
    status: 404,
    message: '抽中的里面没有这一条，或不在您的管辖范围内',
    remedy: '请从这次抽查的名单进入',
  },
  SPOT_CHECK_JUDGED: {
    status: 409,
    message: '这一条已有抽查结论',
    remedy: '结论记下后不改；另有发现的，请在清单条目下留言',
  },
  ENTRY_ALREADY_LISTED: {
    status: 409,
    message: '它已在这张清单上，还没有销号',
    remedy: '请在清单里找到它，接着办',
  },
  WORKBOOK_UNREADABLE: {
    status: 415,
    message: '这个文件读不出来',
    remedy: '请用 Excel 或 WPS 另存为“Excel 工作簿（*.xlsx）”后再传',
  },
  WORKBOOK_NOT_OURS: {
    status: 422,
    message: '这不是从这张清单导出的表，或表里藏着的对照页被删了',
    remedy: '请在这张清单上重新导出，在导出的表里改好再传回来',
  },
  TASK_NOT_FOUND: {
    status: 404,
    message: '正在使用的方案里没有这项任务',
    remedy: '请从责任清单进入；方案换过版本的，以新版本为准',
  },
  ENTRY_CHANGED: {
    status: 409,
    message: '这一条刚被其他人办过',
    remedy: '请看清改了什么，刷新后再办；您填的内容没有丢',
  },
  ENTRY_REFUSED: {
    status: 409,
    message: '这一步现在不能办',
    remedy: '请按下面所列补齐，或改办现阶段可办的步骤',
  },
  EVIDENCE_REFUSED: {
    status: 415,
    message: '这个文件不能作为材料',
    remedy: '请按提示换一个文件',
  },
  ENTERPRISE_NOT_FOUND: {
    status: 404,
    message: '企业库里没有这家企业，或不在您的管辖范围内',
    remedy: '请核对统一社会信用代码与所属乡镇；新设企业请先由市场监管部门报入名录',
  },
  VIEW_NAME_TAKEN: { status: 409, message: '您已有一个同名的筛选', remedy: '请换一个名称，或先删去原来的' },
  BATCH_NOT_FOUND: { status: 404, message: '没有找到这一批数据', remedy: '请从数据归集页重新进入' },
  BATCH_NOT_DRAFT: {
    status: 409,
    message: '这一批数据不在待入库状态，不能这样办',
    remedy: '请刷新页面查看现状；已入库的如需更正，请重新核对或撤回',
  },
  BATCH_STILL_READING: { status: 409, message: '文件还在读取', remedy: '请稍等片刻，读完后再办' },
  BATCH_NOT_RECOGNISED: {
    status: 409,
    message: '还没有认出这是哪个部门、哪一年的数据，不能入库',
    remedy: '请先选定数据类别和年度，核对列的对应',
  },
  BATCH_EMPTY: {
    status: 409,
    message: '这一批没有一家能对上名录的企业，不能入库',
    remedy: '请核对表头和信用代码；名录未入库的，请先入库市场监管局的企业名录',
  },
  BATCH_ALREADY_UNDONE: {
    status: 409,
    message: '这一批已经撤回',
    remedy: '请刷新页面；如需恢复，请重新上传原文件',
  },
  INTAKE_PROBLEM_NOT_FOUND: {
    status: 404,
    message: '没有找到这一处问题，可能已随重新读取消失',
    remedy: '请刷新页面后再办',
  },
  INTAKE_RULING_INCOMPLETE: {
    status: 422,
    message: '裁定的内容不完整',
    remedy: '请选定以哪一行为准、填写数值，或选定对应的企业',
  },
  ALIAS_TAKEN: {
    status: 409,
    message: '这个名称或代码已是名录中一家企业的现名或现代码',
    remedy: '请核对；确属同一家的，先请市场监管部门更正名录',
  },
  FINDING_NOT_FOUND: {
    status: 404,
    message: '没有找到这一项待裁定的数据，可能已随入库或撤回消失',
    remedy: '请刷新待裁定清单后再办',
  },
  FINDING_ALREADY_RULED: {
    status: 409,
    message: '这一项已有裁定',
    remedy: '请刷新后查看；需要改的，先重新打开再裁定',
  },
  FINDING_CHOICE_UNUSABLE: {
    status: 422,
    message: '选的这一种不能用来裁定',
    remedy: '请从所列的几种里选一种；另定的数请只填数字，单位见列首',
  },
  RUN_NOT_FOUND: { status: 404, message: '没有找到这次测算', remedy: '请从亩均评价页重新进入' },
  YEAR_NOT_EVALUABLE: {
    status: 409,
    message: '这一年还不能测算：没有入库的数据，或方案里没有现行评价办法',
    remedy: '请先在数据归集入库企业名录和这一年各部门的数据',
  },
  ENTERPRISE_NOT_EVALUATED: {
    status: 404,
    message: '这家企业没有参加这次评价',
    remedy: '规下企业实际用地不足 3 亩的不参评；请核对年度和企业规模',
  },
  ADJUSTMENT_NOT_FOUND: {
    status: 404,
    message: '没有找到这项等级调整',
    remedy: '请从亩均评价页的“等级调整”重新进入',
  },
  ADJUSTMENT_WITHDRAWN: {
    status: 409,
    message: '这项等级调整已经撤销',
    remedy: '如仍需调整，请重新登记一项',
  },
  ADJUSTMENT_EXISTS: {
    status: 409,
    message: '这家企业这一年已登记同样的等级调整',
    remedy: '请先撤销原来的一项，再重新登记',
  },
  PROMOTION_NOT_OPEN: {
    status: 409,
    message: '现行评价办法没有设激励，不能登记不低于某档',
    remedy: '请在方案的评价办法里写明激励条款后再登记',
  },
  WHAT_IF_UNKNOWN_FACT: {
    status: 422,
    message: '试算里有评价办法用不到的数据项',
    remedy: '请只改页面上列出的数据',
  },
  YEAR_NOT_SCREENED: {
    status: 404,
    message: '这一年还没有测算，没有排查结果',
    remedy: '请先在亩均评价页测算这一年',
  },
  PLAN_NOT_LOADED: {
    status: 409,
    message: '还没有载入方案',
    remedy: '请系统管理员停止服务，用 tenglong serve --plan 指定方案文件夹后重新启动',
  },
  PLAN_INVALID: {
    status: 422,
    message: '方案文件夹有错，没有载入',
    remedy: '请按所列文件和位置逐处改正，再用 tenglong plan check 复核',
  },
  PLAN_CASES_FAIL: {
    status: 422,
    message: '方案里有政策的用例不成立，不能启用',
    remedy: '请按所列文件和位置改正政策或用例，用 tenglong policy check 复核后重新载入',
  },
  PLAN_UNUSABLE: {
    status: 500,
    message: '这一版方案不能用本程序打开',
    remedy: '请改用载入它的程序版本，或重新载入方案文件夹',
  },
  PLAN_VERSION_NOT_DRAFT: {
    status: 409,
    message: '这一版方案不是待启用的草稿',
    remedy: '请刷新页面，查看现在启用的是哪一版',
  },
  CONTRADICTION_NOT_FOUND: {
    status: 404,
    message: '方案里没有这一处矛盾，可能已随新版方案消失',
    remedy: '请刷新矛盾台后再裁定',
  },
  PLAN_CONFLICT_UNDECIDED: {
    status: 409,
    message: '有的裁定在方案文件夹和屏幕上都改过，还没有选定用哪一个',
    remedy: '请在方案版本页逐条选定“用文件夹的”或“用屏幕上的”，再启用',
  },
  PLAN_STRANDS_ENTRIES: {
    status: 409,
    message: '启用这一版，清单里有的条目就没有阶段可待了',
    remedy: '请保留所列的清单和阶段，或在接替它的阶段上写明 was（以前的标识），再载入',
  },
  RULING_NOT_FOUND: {
    status: 404,
    message: '这一处没有可撤回的裁定，可能已被别人撤回',
    remedy: '请刷新矛盾台，查看现在的裁定',
  },
  RULING_UNUSABLE: {
    status: 422,
    message: '这样裁定后方案不能自洽，没有生效',
    remedy: '请核对裁定的取值，按所列位置改正',
  },
  PLAN_TEXT_UNREADABLE: {
    status: 422,
    message: '没有在文件里认出条款',
    remedy: '请另存为纯文本（.txt），保留“一、”“1．”“附件1”等序号后重新放入',
  },
  PLAN_TEXT_FORMAT: {
    status: 415,
    message: '这个文件不是 .docx，也不是纯文本，没有放入',
    remedy: '请在文字处理软件里另存为 .docx 或纯文本（.txt）后重新放入；.doc、.wps、PDF 不能直接读',
  },
  PLAN_TEXT_TOO_LARGE: {
    status: 413,
    message: '文件超过 20 兆，不像是方案原文',
    remedy: '请删去图片，或另存为纯文本（.txt）后重新放入',
  },
  OUTBOX_NOT_FOUND: {
    status: 404,
    message: '没有这件外发消息',
    remedy: '请刷新外发台',
  },
  OUTBOX_MOVED_ON: {
    status: 409,
    message: '这件外发消息的状态已经变了，没有再动它',
    remedy: '请刷新外发台，按现在的状态再办',
  },
  OUTBOX_CHANNEL_OFF: {
    status: 409,
    message: '这条外发渠道还没有配置，发不出去',
    remedy: '请系统管理员按运维手册配置后重新启动，再重发',
  },
  OUTBOX_PARTY_UNKNOWN: {
    status: 422,
    message: '方案里没有这个单位',
    remedy: '请刷新外发台，从所列单位里选',
  },
  FUNDS_NOT_KEPT: {
    status: 404,
    message: '正在使用的方案没有写兑现政策的资金',
    remedy: '请在方案文件夹里补上 funds.yaml，重新载入后启用',
  },
  BUDGET_OVERDRAWN: {
    status: 409,
    message: '超出资金当年的预算，没有办成',
    remedy: '请财政部门先编列或追加预算，或减少、撤回别的拨付通知后再办',
  },
  MONEY_AMOUNT: {
    status: 422,
    message: '要入账的金额填得不对，没有办成',
    remedy: '请先把金额填清楚再办这一步',
  },
  MONEY_FIXED: {
    status: 409,
    message: '已经下达的金额不能只改数',
    remedy: '请先撤回拨付通知，退回初审后重新核定',
  },
  MONEY_PROPOSAL_GONE: {
    status: 409,
    message: '这一项已经确认或撤回',
    remedy: '请刷新页面，查看现在的预算',
  },
  MONEY_SECOND_PERSON: {
    status: 409,
    message: '提出的人不能自己确认',
    remedy: '请由专班或财政部门的另一人确认',
  },
  FUND_USE_REFUSED: {
    status: 409,
    message: '这项资金不能这样支出',
    remedy: '请写明方案允许的用途和收款单位',
  },
  BUDGET_BELOW_COMMITTED: {
    status: 409,
    message: '调减后的预算不够已经承诺的',
    remedy: '请少调减一些，或先撤回还没有拨付的通知',
  },
  NOTHING_TO_PAY: {
    status: 409,
    message: '没有可以列入清册的拨付通知',
    remedy: '下达拨付通知以后再生成清册；已列入前面清册的等财政局回复',
  },
  PAYMENT_LIST_NOT_FOUND: { status: 404, message: '没有这份拨付清册', remedy: '请刷新页面后再办' },
  RETURN_UNREADABLE: {
    status: 422,
    message: '没有找到拨付清册的表头',
    remedy: '请在导出的清册里填写拨付结果、拨付日期和回单号后送回',
  },
  RETURN_CHANGED: {
    status: 409,
    message: '送来的不是刚才看过的那份文件',
    remedy: '请重新选文件，看过比对结果后再接收',
  },
  LEDGER_NOT_KEPT: {
    status: 404,
    message: '正在使用的方案没有腾笼账',
    remedy: '请在方案文件夹里补上 ledger.yaml，重新载入后启用',
  },
  LEDGER_SHORT: {
    status: 409,
    message: '腾笼账上结余不够，没有办成',
    remedy: '请减少占用；确需占用的，请专班先从别的乡镇调剂，或等新的腾出入账后再办',
  },
  LEDGER_CLAIMED: {
    status: 409,
    message: '同一宗地已在别的清单里腾出，没有办成',
    remedy: '不是同一宗的，请在“腾出的宗地”里写明宗地编号；是同一宗的，请把腾出用地改为 0',
  },
  LEDGER_AMOUNT: {
    status: 422,
    message: '腾出或占用的数填得不对，没有办成',
    remedy: '没有腾出、没有占用的填 0；数填反了的请改正',
  },
  LEDGER_TRANSFER_REFUSED: {
    status: 409,
    message: '不能这样核定或调剂',
    remedy: '请按所列改正后再提出',
  },
  LEDGER_TRANSFER_GONE: {
    status: 409,
    message: '这一项已经确认或撤回',
    remedy: '请刷新页面，查看现在的账',
  },
  LEDGER_SECOND_PERSON: {
    status: 409,
    message: '提出的人不能自己确认',
    remedy: '请由专班另一人确认',
  },
  CLAWBACK_UNKNOWN: {
    status: 422,
    message: '还算不出应追缴多少，没有办成',
    remedy: '请先补上所缺的数，再认定未履约',
  },
  CLAWBACK_AMOUNT: {
    status: 422,
    message: '追回的数登记不了',
    remedy: '请对照银行回单和还应追缴的数改正',
  },
  CLAWBACK_NOTHING: {
    status: 409,
    message: '没有要追缴的资金',
    remedy: '认定未履约、算出应追缴的资金以后再办',
  },
  LETTER_NUMBER_TAKEN: { status: 409, message: '这个文号已经用过', remedy: '请换一个文号' },
  INTERLOCK_NONE: {
    status: 409,
    message: '没有要放行的联动约束',
    remedy: '请刷新页面，查看现在的约束',
  },
  INTERLOCK_SECOND_PERSON: {
    status: 409,
    message: '提出放行的人不能自己确认',
    remedy: '请由专班另一人确认',
  },
  INTERLOCK_DECIDED: { status: 409, message: '这项放行已经确认', remedy: '请刷新页面' },
  INTERLOCK_DECISION_NOT_FOUND: { status: 404, message: '没有找到这项放行决定', remedy: '请刷新页面' },
  NOT_A_COMMITMENT: {
    status: 404,
    message: '这一条不是未履约的承诺',
    remedy: '请从“承诺与追缴”进入，选认定未履约的承诺',
  },
  BANK_LIST_REFUSED: {
    status: 403,
    message: '银行参考名单不由本单位导出',
    remedy: '请由方案写明的单位导出',
  },
  UNEXPECTED: {
    status: 500,
    message: '系统出错，刚才的操作没有生效',
    remedy: '请重试；仍不行请把编号告诉系统管理员',
  },
} as const satisfies Record<string, ProblemSpec>;

export type ProblemCode = keyof typeof problems;
