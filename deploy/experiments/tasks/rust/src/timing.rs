//! Tasks that wait 10 ms and answer.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::sync::mpsc;

pub const WAIT: Duration = Duration::from_millis(10);
pub const CAPACITY: usize = 128;

/// When a task began, and when it went on after its wait.
struct Answer {
    begun: Instant,
    woken: Instant,
}

pub fn measure(count: usize) -> Result<Value> {
    let runtime = crate::runtime()?;
    // The collecting is a task as well: the thread that waits in block_on is no worker.
    let (start, answers) = runtime.block_on(async move { tokio::spawn(run(count)).await })?;
    let finish = start.elapsed();
    ensure!(answers.len() == count, "{} of {count} tasks answered", answers.len());
    let begun = answers.iter().map(|a| a.begun - start).max().unwrap_or_default();
    let mut delays: Vec<f64> =
        answers.iter().map(|a| (a.woken - a.begun).as_secs_f64() - WAIT.as_secs_f64()).collect();
    delays.sort_by(f64::total_cmp);
    Ok(json!({
        "count": count,
        "start_ms": begun.as_secs_f64() * 1e3,
        "finish_ms": finish.as_secs_f64() * 1e3,
        "delay_p50_us": quantile(&delays, 50) * 1e6,
        "delay_p99_us": quantile(&delays, 99) * 1e6,
        "delay_max_us": quantile(&delays, 100) * 1e6,
    }))
}

async fn run(count: usize) -> (Instant, Vec<Answer>) {
    let mut answers = Vec::with_capacity(count);
    let (sender, mut receiver) = mpsc::channel(CAPACITY);
    let start = Instant::now();
    for _ in 0..count {
        let sender = sender.clone();
        tokio::spawn(async move {
            let begun = Instant::now();
            tokio::time::sleep(WAIT).await;
            let woken = Instant::now();
            // Whoever collects is there until all have answered.
            let _ = sender.send(Answer { begun, woken }).await;
        });
    }
    drop(sender);
    while let Some(answer) = receiver.recv().await {
        answers.push(answer);
    }
    (start, answers)
}

/// The nearest rank.
fn quantile(sorted: &[f64], percent: usize) -> f64 {
    sorted[(sorted.len() * percent).div_ceil(100).max(1) - 1]
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_task_wakes_before_its_time() {
        let line = super::measure(100).unwrap();
        assert_eq!(line["count"], 100);
        assert!(line["delay_p50_us"].as_f64().unwrap() >= 0.0, "{line}");
        assert!(line["finish_ms"].as_f64().unwrap() >= 10.0, "{line}");
    }

    #[test]
    fn a_quantile_is_a_value_that_was_seen() {
        let values: Vec<f64> = (1..=200).map(f64::from).collect();
        assert!((super::quantile(&values, 99) - 198.0).abs() < f64::EPSILON);
        assert!((super::quantile(&values, 100) - 200.0).abs() < f64::EPSILON);
        assert!((super::quantile(&values[..1], 50) - 1.0).abs() < f64::EPSILON);
    }
}
