import { AlertOutlined, AuditOutlined, BarChartOutlined, CarryOutOutlined, CheckSquareOutlined, FolderOpenOutlined, MoneyCollectOutlined, SettingOutlined, SwapOutlined, UserOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { MenuIcon } from '@/lib/feature';

export const menuIcons: Readonly<Record<MenuIcon, ReactNode>> = {
  worklist: <CarryOutOutlined aria-hidden />, cases: <FolderOpenOutlined aria-hidden />, referrals: <SwapOutlined aria-hidden />, repayment: <MoneyCollectOutlined aria-hidden />,
  approvals: <CheckSquareOutlined aria-hidden />, supervision: <AlertOutlined aria-hidden />, administration: <SettingOutlined aria-hidden />, audit: <AuditOutlined aria-hidden />, statistics: <BarChartOutlined aria-hidden />, me: <UserOutlined aria-hidden />,
};
