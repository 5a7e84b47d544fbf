"use strict";
// Turns the plots of the embedded data into options of the chart library: one function per kind, see Plot.java.
window.footprintPlots = (contenders) => {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const narrow = () => window.innerWidth < 600;
  // Every contender has a colour and a shape, so that neither alone has to tell them apart.
  const hues = {
    light: ["#c2410c", "#0369a1", "#7e22ce", "#15803d", "#be185d", "#854d0e", "#0f766e", "#4338ca", "#b91c1c", "#4d7c0f", "#86198f", "#334155"],
    dark: ["#fb923c", "#38bdf8", "#c084fc", "#4ade80", "#f472b6", "#facc15", "#2dd4bf", "#a5b4fc", "#f87171", "#bef264", "#f0abfc", "#cbd5e1"],
  };
  const shapes = ["triangle", "rect", "diamond", "circle", "emptyTriangle", "emptyRect", "emptyDiamond"];
  const lineTypes = ["solid", [8, 3], [2, 2]];

  const theme = () => dark.matches
    ? { text: "#eceff4", muted: "#a6aebb", line: "#363c47", floor: "#9ca3af", ground: "#14171c",
      parts: ["#60a5fa", "#a78bfa", "#fb923c", "#facc15", "#4ade80", "#f472b6"] }
    : { text: "#16191f", muted: "#565e6c", line: "#d5d9e0", floor: "#6b7280", ground: "#ffffff",
      parts: ["#2563eb", "#7c3aed", "#c2410c", "#a16207", "#15803d", "#be185d"] };

  const index = (name) => contenders.findIndex((c) => c.name === name);
  const floor = (name) => contenders[index(name)].floor;
  const color = (name) => {
    const set = dark.matches ? hues.dark : hues.light;
    return floor(name) ? theme().floor : set[index(name) % set.length];
  };
  const shape = (name) => (floor(name) ? "emptyCircle" : shapes[index(name) % shapes.length]);
  const lineType = (name) => (floor(name) ? "dotted" : lineTypes[Math.floor(index(name) / 6) % lineTypes.length]);
  const label = (name) => name + (floor(name) ? " (floor)" : "");
  const significant = (value) => {
    if (value === null || value === undefined) return "-";
    return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
  };
  const withUnit = (value, unit) => `${significant(value)}${unit ? ` ${unit}` : ""}`;

  const axis = (extra) => {
    const t = theme();
    return Object.assign({
      nameTextStyle: { color: t.muted }, axisLabel: { color: t.muted, hideOverlap: true },
      axisLine: { lineStyle: { color: t.line } }, splitLine: { lineStyle: { color: t.line } },
    }, extra);
  };
  // A quarter decade at either end: whole decades would leave most of the plot empty.
  const bound = (value, round) => 10 ** (round(Math.log10(value) * 4) / 4);
  const isDecade = (value) => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-6;
  const logAxis = (values, extra) => {
    const low = bound(Math.min(...values), Math.floor);
    const high = bound(Math.max(...values), Math.ceil);
    // A range without two whole decades in it gets a mark at 2 and 5 as well.
    const decades = Math.floor(Math.log10(high) + 1e-9) - Math.ceil(Math.log10(low) - 1e-9) + 1;
    const linear = high / low < 12 && decades < 2;
    return axis(Object.assign(linear
      ? { type: "value", scale: true }
      : { type: "log", logBase: 10, min: low, max: high, minorSplitLine: { show: false },
        axisLabel: { color: theme().muted, hideOverlap: true, formatter: (v) => (isDecade(v) ? significant(v) : "") } },
    { nameLocation: "middle", nameGap: 30 }, extra, linear ? { name: extra.name.replace(" (logarithmic)", "") } : {}));
  };

  const legendRows = (names) => {
    const room = Math.max(260, Math.min(window.innerWidth, 1080) - 40);
    let rows = 1;
    let used = 0;
    names.forEach((name) => {
      const width = 16 + 8 + name.length * 7.2 + (narrow() ? 10 : 18);
      if (used > 0 && used + width > room) {
        rows += 1;
        used = 0;
      }
      used += width;
    });
    return rows;
  };

  const base = (names, extra) => {
    const t = theme();
    return Object.assign({
      animation: false, backgroundColor: "transparent", textStyle: { color: t.text },
      legend: { top: 0, left: 0, type: "plain", itemWidth: 16, itemHeight: 12, textStyle: { color: t.text }, itemGap: narrow() ? 10 : 18, data: names },
      grid: { top: 14 + legendRows(names) * 24, left: 34, right: 20, bottom: 38, containLabel: true },
    }, extra);
  };
  // Names are other people's text: rich text cannot be markup.
  const tooltip = (formatter) => ({ renderMode: "richText", confine: true, formatter });

  const ecdf = (plot) => base(plot.samples.map((s) => label(s.contender)), {
    tooltip: tooltip((p) => `${p.seriesName}\n${significant(p.value[1])} % within ${withUnit(p.value[0], plot.unit)}`),
    xAxis: logAxis(plot.samples.flatMap((s) => s.values), { name: plot.axis }),
    yAxis: axis({ type: "value", min: 0, max: 100, axisLabel: { formatter: "{value} %", color: theme().muted } }),
    series: plot.samples.map(({ contender, values }) => ({
      name: label(contender), type: "line", step: "end", symbol: shape(contender), symbolSize: 5,
      color: color(contender), lineStyle: { width: 2, type: lineType(contender) },
      data: [[values[0], 0]].concat(values.map((v, i) => [v, (100 * (i + 1)) / values.length])),
    })),
  });

  const rowAxis = (names) => axis({
    type: "category", inverse: true, data: names.map(label), axisTick: { show: false },
    axisLabel: { color: theme().text, width: narrow() ? 92 : 170, overflow: "break", lineHeight: 15 },
  });

  const strip = (plot) => base([], {
    legend: { show: false },
    grid: { top: 8, left: 12, right: 24, bottom: 38, containLabel: true },
    tooltip: tooltip((p) => `${p.name || p.seriesName}\n${withUnit(p.value[0], plot.unit)}`),
    xAxis: logAxis(plot.samples.flatMap((s) => s.values), { name: plot.axis }),
    yAxis: rowAxis(plot.samples.map((s) => s.contender)),
    series: plot.samples.flatMap(({ contender, values, median }, row) => [{
      name: label(contender), type: "scatter", symbol: shape(contender), symbolSize: 8, color: color(contender),
      itemStyle: { opacity: 0.55 }, data: values.map((v) => [v, row]),
    }, {
      name: `${label(contender)}, median`, type: "scatter", symbol: "rect", symbolSize: [3, 26], color: theme().text, z: 5,
      data: [[median, row]],
    }]),
  });

  const lines = (plot) => {
    const values = (k) => plot.series.flatMap((s) => s.points.map((p) => p[k]));
    const named = (a, extra) => Object.assign({ name: a.name, nameLocation: "middle" }, extra);
    const x = plot.categories.length > 0
      ? axis(named(plot.x, { type: "category", data: plot.categories, nameGap: 28 }))
      : plot.x.logarithmic
        ? logAxis(values(0), named(plot.x, {}))
        : axis(named(plot.x, { type: "value", nameGap: 26, splitLine: { show: false }, axisLine: { onZero: false, lineStyle: { color: theme().line } } }));
    // The axis' name stands left of its longest number: the decades of a logarithmic axis, else about as long as the largest value.
    const shown = plot.y.logarithmic ? values(1).map((v) => 10 ** Math.round(Math.log10(v))) : [Math.max(...values(1))];
    const digits = Math.max(...shown.map((v) => significant(v).length));
    const nameGap = Math.max(narrow() ? 36 : 42, 22 + 6.5 * digits);
    const y = plot.y.logarithmic
      ? logAxis(values(1), named(plot.y, { nameGap }))
      : axis(named(plot.y, { type: "value", min: 0, nameGap }));
    const where = (p) => (plot.categories.length > 0 ? plot.categories[p.value[0]] : withUnit(p.value[0], plot.x.unit));
    return base(plot.series.map((s) => label(s.contender)), {
      tooltip: tooltip((p) => `${p.seriesName}\n${plot.x.name} ${where(p)}: ${withUnit(p.value[1], plot.y.unit)}`),
      xAxis: x, yAxis: y,
      series: plot.series.map(({ contender, points }) => ({
        name: label(contender), type: plot.joined ? "line" : "scatter", symbol: shape(contender),
        symbolSize: plot.joined ? (points.length > 30 ? 3 : 8) : 8,
        color: color(contender), lineStyle: { width: 2, type: lineType(contender) },
        itemStyle: { opacity: plot.joined ? 1 : 0.85 }, data: points,
      })),
    });
  };

  const bars = (plot) => {
    const t = theme();
    const names = [...new Set(plot.parts.map((p) => p.name))];
    const stacks = [...new Set(plot.parts.map((p) => p.stack))];
    const ends = Object.values(plot.ends).flat();
    const room = Math.max(0, ...ends.map((e) => e.length)) * 7 + 16;
    const thick = Math.max(8, Math.min(22, Math.floor(46 / stacks.length)));
    const piece = (p) => ({
      name: p.name, type: "bar", stack: p.stack, color: t.parts[names.indexOf(p.name) % t.parts.length], barMaxWidth: thick,
      itemStyle: { borderColor: t.ground, borderWidth: p.stack === p.name && plot.parts.filter((o) => o.stack === p.stack).length === 1 ? 0 : 1 },
      data: p.values.map((value, row) => ({ value, note: p.notes[row] || "" })),
    });
    // An empty bar on top of the pile carries the text, whatever the number of pieces.
    const end = (stack) => ({
      name: plot.parts.find((p) => p.stack === stack).name, type: "bar", stack, barMaxWidth: thick, tooltip: { show: false },
      color: t.parts[names.indexOf(plot.parts.find((p) => p.stack === stack).name) % t.parts.length],
      data: plot.rows.map(() => 0),
      label: { show: true, position: "right", color: t.text, formatter: (p) => plot.ends[stack][p.dataIndex] },
    });
    return base(names, {
      grid: { top: 14 + legendRows(names) * 24, left: 12, right: room, bottom: 38, containLabel: true },
      tooltip: tooltip((p) => `${p.name}, ${p.seriesName}${p.data.note ? `\n${p.data.note}` : ""}\n${withUnit(p.value, plot.unit)}`),
      xAxis: axis({ type: "value", name: plot.axis, nameLocation: "middle", nameGap: 26, splitNumber: narrow() ? 2 : 5 }),
      yAxis: rowAxis(plot.rows),
      series: plot.parts.map(piece).concat(stacks.filter((s) => plot.ends[s]).map(end)),
    });
  };

  const heights = {
    ecdf: (plot) => 300 + legendRows(plot.samples.map((s) => label(s.contender))) * 24,
    strip: (plot) => 60 + plot.samples.length * (plot.samples.length > 6 ? 36 : 46),
    lines: (plot) => 300 + legendRows(plot.series.map((s) => label(s.contender))) * 24,
    bars: (plot) => 76 + legendRows([...new Set(plot.parts.map((p) => p.name))]) * 24
      + plot.rows.length * (22 + 22 * new Set(plot.parts.map((p) => p.stack)).size),
  };
  const kinds = { ecdf, strip, lines, bars };
  return { dark, height: (plot) => heights[plot.kind](plot), option: (plot) => kinds[plot.kind](plot) };
};
