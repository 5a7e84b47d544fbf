"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const narrow = () => window.innerWidth < 600;
  // Every contender has a colour and a shape, so that neither alone has to tell them apart.
  const hues = {
    light: ["#c2410c", "#0369a1", "#7e22ce", "#15803d", "#be185d", "#854d0e", "#0f766e", "#4338ca"],
    dark: ["#fb923c", "#38bdf8", "#c084fc", "#4ade80", "#f472b6", "#facc15", "#2dd4bf", "#a5b4fc"],
  };
  const shapes = ["triangle", "rect", "diamond", "pin", "arrow", "roundRect"];
  const charts = [];

  const theme = () => dark.matches
    ? { text: "#eceff4", muted: "#a6aebb", line: "#363c47", floor: "#9ca3af", ground: "#14171c", parts: ["#60a5fa", "#a78bfa", "#fb923c", "#facc15"] }
    : { text: "#16191f", muted: "#565e6c", line: "#d5d9e0", floor: "#6b7280", ground: "#ffffff", parts: ["#2563eb", "#7c3aed", "#c2410c", "#a16207"] };

  const color = (index) => {
    const contender = data.contenders[index];
    const set = dark.matches ? hues.dark : hues.light;
    return contender.floor ? theme().floor : set[index % set.length];
  };
  const shape = (index) => (data.contenders[index].floor ? "circle" : shapes[index % shapes.length]);
  const label = (contender) => contender.name + (contender.floor ? " (floor)" : "");
  const significant = (value) => {
    if (value === null || value === undefined) return "-";
    return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
  };

  const axis = (extra) => {
    const t = theme();
    return Object.assign({
      nameTextStyle: { color: t.muted }, axisLabel: { color: t.muted, hideOverlap: true },
      axisLine: { lineStyle: { color: t.line } }, splitLine: { lineStyle: { color: t.line } },
    }, extra);
  };
  const logAxis = (name, extra) => axis(Object.assign({
    type: "log", logBase: 10, name, nameLocation: "middle", nameGap: 30, minorSplitLine: { show: false },
    min: (range) => bound(range.min, Math.floor), max: (range) => bound(range.max, Math.ceil),
    axisLabel: { color: theme().muted, hideOverlap: true, formatter: (v) => (isDecade(v) ? significant(v) : "") },
  }, extra));
  // A quarter decade at either end: whole decades would leave most of the plot empty.
  const bound = (value, round) => 10 ** (round(Math.log10(value) * 4) / 4);
  const isDecade = (value) => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-6;

  const base = (extra) => {
    const t = theme();
    return Object.assign({
      animation: false, backgroundColor: "transparent", textStyle: { color: t.text },
      legend: { top: 0, left: 0, type: "plain", itemWidth: 16, itemHeight: 12, textStyle: { color: t.text }, itemGap: narrow() ? 10 : 18 },
      grid: { top: narrow() ? 78 : 48, left: 12, right: 24, bottom: 34, containLabel: true },
      // Names are other people's text: rich text cannot be markup.
      tooltip: { renderMode: "richText", confine: true },
    }, extra);
  };

  const ecdf = () => base({
    tooltip: { renderMode: "richText", confine: true, formatter: (p) => `${p.seriesName}\n${significant(p.value[1])} % of starts within ${significant(p.value[0])} ms` },
    xAxis: logAxis("ms from exec to first 200 (logarithmic)"),
    yAxis: axis({ type: "value", min: 0, max: 100, axisLabel: { formatter: "{value} %", color: theme().muted } }),
    series: data.starts.map((points, index) => ({ points: points.map((p) => p[1]).sort((a, b) => a - b), index }))
      .filter((s) => s.points.length > 0)
      .map(({ points, index }) => ({
        name: label(data.contenders[index]), type: "line", step: "end", symbol: shape(index), symbolSize: 6,
        color: color(index), lineStyle: { width: 2, type: data.contenders[index].floor ? "dashed" : "solid" },
        data: [[points[0], 0]].concat(points.map((ms, i) => [ms, (100 * (i + 1)) / points.length])),
      })),
  });

  const strip = () => base({
    tooltip: { renderMode: "richText", confine: true, formatter: (p) => `${p.seriesName}\nblock ${p.value[0]}: ${significant(p.value[1])} ms` },
    xAxis: axis({ type: "value", name: "block", nameLocation: "middle", nameGap: 26, minInterval: 1, min: 0, max: data.blocks + 1, splitLine: { show: false },
      axisLabel: { color: theme().muted, showMinLabel: false, showMaxLabel: false } }),
    yAxis: logAxis("ms (logarithmic)", { nameGap: narrow() ? 34 : 40 }),
    grid: { top: narrow() ? 78 : 48, left: 34, right: 16, bottom: 34, containLabel: true },
    series: data.starts.map((points, index) => ({ points, index })).filter((s) => s.points.length > 0)
      .map(({ points, index }) => ({
        name: label(data.contenders[index]), type: "scatter", symbol: shape(index), symbolSize: 9,
        color: color(index), itemStyle: { opacity: 0.85 }, data: points,
      })),
  });

  /** Horizontal bars, the first contender at the top. */
  const bars = (indices, unit, series, extra) => base(Object.assign({
    xAxis: axis({ type: "value", name: unit, nameLocation: "middle", nameGap: 28 }),
    yAxis: axis({ type: "category", inverse: true, data: indices.map((i) => label(data.contenders[i])),
      axisLabel: { color: theme().text, width: narrow() ? 92 : 170, overflow: "break", lineHeight: 15 }, axisTick: { show: false } }),
    // Two words of legend need one line even on a phone.
    grid: { top: narrow() && series.some((s) => s.name.length > 12) ? 78 : 40, left: 12, right: 44, bottom: 34, containLabel: true },
    series,
  }, extra));
  const present = (values) => values.map((v, i) => (v && v.some((x) => x !== null) ? i : -1)).filter((i) => i >= 0);
  const total = (text) => ({ show: true, position: "right", color: theme().text, formatter: (p) => significant(text(p)) });

  // Beside the engine's work a fast service's own part is too thin to be seen.
  const own = (ms) => `${significant(ms.reduce((a, b) => a + (b || 0), 0))} (own ${significant((ms[2] || 0) + (ms[3] || 0))})`;
  const phases = () => {
    const indices = present(data.phases.map((p) => p.ms));
    const t = theme();
    return bars(indices, "ms", data.phaseNames.map((name, k) => ({
      name, type: "bar", stack: "phases", color: t.parts[k], barMaxWidth: 34, itemStyle: { borderColor: t.ground, borderWidth: 1 },
      data: indices.map((i) => data.phases[i].ms[k]),
      label: k === data.phaseNames.length - 1
        ? Object.assign(total(), { formatter: (p) => own(data.phases[indices[p.dataIndex]].ms) }) : { show: false },
    })), {
      grid: { top: narrow() ? 78 : 40, left: 12, right: narrow() ? 84 : 100, bottom: 34, containLabel: true },
      tooltip: { renderMode: "richText", confine: true, formatter: (p) => `${p.name}\n${p.seriesName}: ${significant(p.value)} ms` },
    });
  };

  const requests = () => base({
    tooltip: { renderMode: "richText", confine: true, formatter: (p) => `${p.seriesName}\n${p.name} request: ${significant(p.value)} ms` },
    xAxis: axis({ type: "category", data: data.requestNames, name: "request after the start", nameLocation: "middle", nameGap: 28 }),
    yAxis: logAxis("ms (logarithmic)", { nameGap: narrow() ? 34 : 40 }),
    grid: { top: narrow() ? 78 : 48, left: 34, right: 16, bottom: 34, containLabel: true },
    series: present(data.requests.map((r) => r.ms)).map((index) => ({
      name: label(data.contenders[index]), type: "line", symbol: shape(index), symbolSize: 9, connectNulls: true,
      color: color(index), lineStyle: { width: 2, type: data.contenders[index].floor ? "dashed" : "solid" },
      data: data.requests[index].ms,
    })),
  });

  const memory = () => {
    const indices = present(data.memory.map((m) => m.mb));
    return bars(indices, "MB resident", ["idle", "after load"].map((name, k) => ({
      name, type: "bar", color: theme().parts[k], barMaxWidth: 22,
      data: indices.map((i) => data.memory[i].mb[k]), label: total((p) => p.value),
    })), { tooltip: { renderMode: "richText", confine: true, formatter: (p) => `${p.name}\n${p.seriesName}: ${significant(p.value)} MB` } });
  };

  const size = () => {
    const indices = data.layers.map((l, i) => (l.length > 0 ? i : -1)).filter((i) => i >= 0);
    const depth = Math.max(0, ...indices.map((i) => data.layers[i].length));
    const t = theme();
    const series = [];
    ["unpacked", "compressed"].forEach((kind, k) => {
      for (let layer = 0; layer < depth; layer++) {
        series.push({
          name: kind, type: "bar", stack: kind, color: t.parts[k], barMaxWidth: 22,
          itemStyle: { borderColor: t.ground, borderWidth: 1.5 },
          data: indices.map((i) => (data.layers[i][layer] ? data.layers[i][layer][kind] : null)),
        });
      }
      // An empty bar on top of the pile carries the total, whatever the number of layers.
      series.push({
        name: kind, type: "bar", stack: kind, color: t.parts[k], barMaxWidth: 22, tooltip: { show: false },
        data: indices.map(() => 0), label: total((p) => data.layers[indices[p.dataIndex]].reduce((a, l) => a + l[kind], 0)),
      });
    });
    return bars(indices, "MB", series, {
      tooltip: { renderMode: "richText", confine: true, formatter: (p) => {
        const layer = data.layers[indices[p.dataIndex]][p.seriesIndex % (depth + 1)];
        return layer ? `${p.name}, ${p.seriesName}\n${layer.name}: ${significant(p.value)} MB` : "";
      } },
    });
  };

  const heights = { ecdf: () => 360, strip: () => 360, requests: () => 360 };
  const perContender = () => 120 + data.contenders.length * 62;
  const options = { ecdf, strip, phases, requests, memory, size };

  const draw = () => {
    charts.splice(0).forEach((chart) => chart.dispose());
    Object.entries(options).forEach(([id, option]) => {
      const place = document.getElementById(id);
      if (!place) return;
      place.style.height = `${(heights[id] || perContender)()}px`;
      const chart = echarts.init(place, null, { renderer: "svg" });
      chart.setOption(option());
      charts.push(chart);
    });
  };
  let timer = 0;
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    clearTimeout(timer);
    timer = setTimeout(draw, 150);
  });
  dark.addEventListener("change", draw);
  draw();
})();
