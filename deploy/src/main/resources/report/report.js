"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const plots = window.footprintPlots(data.contenders);
  const charts = [];

  const draw = () => {
    charts.splice(0).forEach((chart) => chart.dispose());
    Object.entries(data.plots).forEach(([id, plot]) => {
      const place = document.getElementById(id);
      place.style.height = `${plots.height(plot)}px`;
      const chart = echarts.init(place, null, { renderer: "svg" });
      chart.setOption(plots.option(plot));
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
  plots.dark.addEventListener("change", draw);
  draw();
})();
