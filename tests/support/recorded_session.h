#pragma once

#include "models/engine/engine.h"
#include "models/replay/config_codec.h"
#include "models/replay/cursor.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ballast::tests {

/// A session recorded into memory, event by event, in blocks of some events.
class RecordedSession {
public:
    explicit RecordedSession(const engine::Config& config, std::size_t eventsABlock = 50,
                             std::size_t blocksAFresh = 4)
        : m_config(replay::configBytes(config)),
          m_eventsABlock(eventsABlock),
          m_blocksAFresh(blocksAFresh),
          m_blocks(std::make_shared<std::vector<std::string>>())
    {
    }

    void took(const engine::Event& event, std::span<const engine::Effect> effects)
    {
        m_writer->put(event, effects);
        if (const auto* tick = std::get_if<engine::Tick>(&event)) m_now = tick->now;
        if (m_writer->events() >= m_eventsABlock) finishBlock();
    }
    /// What was taken so far.
    replay::Recording recording()
    {
        if (m_writer->events() > 0) finishBlock();
        return {m_config, m_shape,
                [blocks = m_blocks](std::size_t i) -> core::Expected<std::string> {
                    return (*blocks)[i];
                }};
    }
    std::size_t bytes() const
    {
        std::size_t sum = 0;
        for (const std::string& block : *m_blocks) sum += block.size();
        return sum;
    }

private:
    void finishBlock()
    {
        const bool fresh = m_shape.size() % m_blocksAFresh == 0;
        m_shape.push_back({m_writer->events(), m_now, fresh});
        m_blocks->push_back(m_writer->take());
        if (m_shape.size() % m_blocksAFresh == 0) m_writer->reset();
    }

    std::string m_config;
    std::size_t m_eventsABlock, m_blocksAFresh;
    std::unique_ptr<replay::EventWriter> m_writer = std::make_unique<replay::EventWriter>();
    core::Time m_now{};
    std::vector<replay::Recording::Block> m_shape;
    std::shared_ptr<std::vector<std::string>> m_blocks;
};

}  // namespace ballast::tests
