// The words that scripts say, Chinese and English side by side.

const words = {
  copyLink: ["复制链接", "Copy link"],
  copyCitation: ["复制引用", "Copy citation"],
  saveTable: ["下载 CSV", "Download CSV"],
  savePicture: ["下载图片", "Download picture"],
  copied: ["已复制：{text}", "Copied: {text}"],
  notCopied: ["未能复制，请手动选择：{text}", "Could not copy; select it by hand: {text}"],
  cite: ["引用", "Cite"],
  citation: ["“{title}”，载《{page}》，{site}，{address}（{date}查阅）", "“{title}”, in: {page}, {site}, {address} (accessed {date})"],
  sort: ["按“{column}”排序", "Sort by {column}"],
  find: ["在表中查找", "Find in this table"],
  found: ["显示 {shown} / {total} 行", "{shown} of {total} rows shown"],
  zoomIn: ["放大", "Zoom in"],
  zoomOut: ["缩小", "Zoom out"],
  zoomReset: ["还原", "Reset the scale"],
  chart: ["交互图表", "interactive chart"],
  keys: ["用方向键逐个读出数据点，按 Esc 键退出。", "Arrow keys read the points one by one, Escape ends."],
  point: ["{text}（第 {place} 个，共 {total} 个）", "{text} ({place} of {total})"],
  leaving: ["您将离开本站，前往 {host}。", "You are leaving this site for {host}."],
  leave: ["前往", "Go on"],
  stay: ["留在本站", "Stay here"],
  noChart: ["交互图表未能载入，请看图和下面的数据。", "The interactive chart could not be loaded; the picture and its data are below."],
};

export const language = document.documentElement.lang.startsWith("en") ? "en" : "zh";

export function say(name, values = {}) {
  const text = words[name][language === "en" ? 1 : 0];
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
}
