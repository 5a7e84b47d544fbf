"use strict";
// The decision matrix: the same formula as DecisionMatrix.java, for the weights that the reader has chosen.
(() => {
  const { matrix } = JSON.parse(document.getElementById("data").textContent);
  const list = document.getElementById("ranking");
  if (!matrix || !list) return;
  const sliders = matrix.criteria.map((id) => document.getElementById(id));
  const said = document.getElementById("ranking-said");
  const shown = (score) => (score === null ? "not scored" : score < 9.95 ? score.toFixed(1) : score.toFixed(0));

  const score = (points, weights) => {
    const sum = weights.reduce((a, b) => a + b, 0);
    if (sum === 0 || weights.some((w, i) => w > 0 && points[i] === null)) return null;
    return 100 * Math.exp(weights.reduce((total, w, i) => total + (w > 0 ? (w / sum) * Math.log(points[i]) : 0), 0));
  };

  const rank = () => {
    const weights = sliders.map((slider) => Number(slider.value));
    sliders.forEach((slider) => {
      slider.nextElementSibling.value = slider.value;
      slider.style.setProperty("--share", `${(100 * slider.value) / slider.max}%`);
    });
    const ranked = matrix.rows
      .map((row) => ({ name: row.contender, score: score(row.points, weights) }))
      .sort((a, b) => (b.score ?? -1) - (a.score ?? -1));
    const items = new Map([...list.children].map((item) => [item.dataset.contender, item]));
    ranked.forEach(({ name, score: own }) => {
      const item = items.get(name);
      item.querySelector(".score").textContent = shown(own);
      item.querySelector(".bar > span").style.width = `${own ?? 0}%`;
      list.append(item);
    });
    return ranked;
  };

  const announce = () => {
    said.textContent = rank().map((row, i) => `${i + 1}. ${row.name} ${shown(row.score)}`).join(", ");
  };
  sliders.forEach((slider) => slider.addEventListener("input", announce));
  document.querySelectorAll(".presets button").forEach((button) => button.addEventListener("click", () => {
    button.dataset.weights.split(",").forEach((weight, i) => { sliders[i].value = weight; });
    announce();
  }));
  rank();
})();
